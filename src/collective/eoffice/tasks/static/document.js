/* The form of the directive without a round trip: every button here also works as a plain submit button. */
(function () {
  "use strict";

  const change = (input) => ["input", "change"].forEach((kind) => input.dispatchEvent(new Event(kind, { bubbles: true })));

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-eo-phrase], button[data-eo-date]");
    const target = button && document.getElementById(button.dataset.eoTarget);
    if (!target) { return; }
    event.preventDefault();
    if (button.dataset.eoPhrase) {
      const typed = target.value.trimEnd();
      target.value = typed ? `${typed}\n${button.dataset.eoPhrase}` : button.dataset.eoPhrase;
    } else {
      target.value = target.type === "date" ? button.dataset.eoDate : button.dataset.eoShown;
    }
    change(target);
    target.focus();
  });
})();
