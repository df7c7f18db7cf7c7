/* Hints of the form that takes a document in: type from the notation, subjects too general, possible duplicates. */
(function () {
  "use strict";

  const WATCHED = ["reference", "issued_date", "issuer", "title"];
  const field = (form, name) => form.querySelector(`[name="form.widgets.${name}"], [name="form.widgets.${name}:list"]`);
  let chosen = false;
  let asked = "";

  function show(form, name, lines) {
    const place = form.querySelector(`[data-eo-hint="${name}"]`);
    if (!place) { return; }
    place.textContent = lines.join(" ");
    place.hidden = lines.length === 0;
  }

  function link(match, place) {
    const line = document.createElement("li");
    const about = [match.day, match.reference, match.issuer, match.state].filter(Boolean).join(" · ");
    line.append(match.number ? `${place.dataset.number} ${match.number}, ${about} ` : `${about} `);
    if (match.url) {
      const open = document.createElement("a");
      open.href = match.url;
      open.target = "_blank";
      open.textContent = place.dataset.open;
      line.append(open);
    }
    return line;
  }

  function showMatches(form, matches) {
    const place = form.querySelector("[data-eo-hint=matches]");
    if (!place) { return; }
    place.querySelector("ul").replaceChildren(...matches.map((match) => link(match, place)));
    place.hidden = matches.length === 0;
  }

  async function check(form) {
    const values = new URLSearchParams();
    WATCHED.forEach((name) => { const input = field(form, name); values.set(name, input ? input.value : ""); });
    if (values.toString() === asked) { return; }
    asked = values.toString();
    try {
      const answer = await fetch(`${form.dataset.eoCheck}?${values}`, { credentials: "same-origin", headers: { Accept: "application/json" } });
      if (!answer.ok || values.toString() !== asked) { return; }
      const said = await answer.json();
      show(form, "reference", said.reference);
      show(form, "title", said.title);
      showMatches(form, said.matches);
      const type = field(form, "document_type");
      if (said.type && type && !chosen) { type.value = said.type; }
    } catch (error) { /* no hints without a connection; saving checks it all again */ }
  }

  const formOf = (target) => (target.closest ? target.closest("form[data-eo-check]") : null);
  const watched = (target) => WATCHED.some((name) => target.name === `form.widgets.${name}`);

  document.addEventListener("change", (event) => {
    const form = formOf(event.target);
    if (!form || !form.dataset.eoCheck) { return; }
    if (/^form\.widgets\.document_type/.test(event.target.name) && event.isTrusted) { chosen = true; }
    if (watched(event.target)) { check(form); }
  });

  document.addEventListener("DOMContentLoaded", () => {
    const form = document.querySelector("form[data-eo-check]");
    const first = form && field(form, "reference");
    if (first && matchMedia("(min-width: 768px)").matches) { first.focus({ preventScroll: true }); }
  });
})();
