/* Calendar of the inputs for a day: input[data-eo-day] shows dd/mm/yyyy. No build, no library; without it: plain text.
   The attribute carries words, today and days that break the rule of the week (workdays/day_input.py). */
(function () {
  "use strict";

  const WRITTEN = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/;
  const DIGITS = /^(\d{2})(\d{2})(\d{4})$/;
  const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
  const FIRST_YEAR = 1900;
  const CENTURY_TURN = 69;
  const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
  const two = (number) => String(number).padStart(2, "0");
  const key = (day) => `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
  const written = (day) => `${two(day.getDate())}/${two(day.getMonth() + 1)}/${day.getFullYear()}`;
  const plus = (day, count) => new Date(day.getFullYear(), day.getMonth(), day.getDate() + count);
  const fromMonday = (day) => (day.getDay() + 6) % 7;
  let open = null;

  function plusMonths(day, count) {
    const last = new Date(day.getFullYear(), day.getMonth() + count + 1, 0).getDate();
    return new Date(day.getFullYear(), day.getMonth() + count, Math.min(day.getDate(), last));
  }

  /* The date that was written, or null: the same rules as words.read_day. */
  function read(text) {
    const iso = ISO.exec(text.trim());
    const parts = iso ? [iso[3], iso[2], iso[1]] : (WRITTEN.exec(text.trim()) || DIGITS.exec(text.trim()) || []).slice(1);
    if (parts.length !== 3) { return null; }
    const [date, month] = parts.map(Number);
    let year = Number(parts[2]);
    if (parts[2].length === 2) { year += year < CENTURY_TURN ? 2000 : 1900; }
    const day = new Date(year, month - 1, date);
    return year >= FIRST_YEAR && day.getMonth() === month - 1 && day.getDate() === date ? day : null;
  }

  const data = (input) => JSON.parse(input.dataset.eoDay || "{}");

  function make(tag, properties = {}, ...children) {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  }

  /* What was typed becomes dd/mm/yyyy; what is no date is told at once. */
  function settle(input) {
    const day = read(input.value);
    const wrong = !day && input.value.trim() !== "";
    if (day && input.value !== written(day)) { input.value = written(day); }
    input.classList.toggle("is-invalid", wrong);
    if (wrong) { input.setAttribute("aria-invalid", "true"); } else { input.removeAttribute("aria-invalid"); }
    const note = input.closest(".eo-day").querySelector(".eo-day-wrong");
    note.textContent = wrong ? data(input).wrong : "";
  }

  /* Keyboards of phones have no slash for numbers. */
  function slashes(event) {
    const input = event.target;
    if (event.inputType !== "insertText" || (event.data || "").length !== 1) { return; }
    input.value = input.value.replace(/\/{2,}/g, "/");
    if (/^(\d{2}|\d{1,2}\/\d{2})$/.test(input.value)) { input.value += "/"; }
  }

  function put(input, text) {
    input.value = text;
    ["input", "change"].forEach((kind) => input.dispatchEvent(new Event(kind, { bubbles: true })));
  }

  function close(focus) {
    if (!open) { return; }
    const { input, popup, button } = open;
    open = null;
    popup.remove();
    button.setAttribute("aria-expanded", "false");
    if (focus) { input.focus(); }
  }

  function choose(day) {
    const { input } = open;
    close(true);
    put(input, day ? written(day) : "");
  }

  function cell(day) {
    const { said, at, chosen } = open;
    const name = key(day);
    const off = said.free.includes(name) || (fromMonday(day) > 4 && !said.working.includes(name));
    const button = make("button", { type: "button", textContent: day.getDate(), tabIndex: name === key(at) ? 0 : -1 });
    button.dataset.day = name;
    button.setAttribute("aria-label", off ? `${written(day)}, ${said.off}` : written(day));
    button.classList.toggle("eo-day-off", off);
    button.classList.toggle("eo-day-other", day.getMonth() !== at.getMonth());
    if (name === said.now) { button.setAttribute("aria-current", "date"); }
    button.setAttribute("aria-pressed", String(Boolean(chosen) && name === key(chosen)));
    button.addEventListener("click", () => choose(day));
    return make("td", {}, button);
  }

  function grid() {
    const { said, at } = open;
    const first = new Date(at.getFullYear(), at.getMonth(), 1);
    const monday = plus(first, -fromMonday(first));
    const head = make("tr", {}, ...said.weekdays.split(",").map((name) => make("th", { scope: "col", textContent: name })));
    const weeks = Array.from({ length: 6 }, (_, week) => make("tr", {}, ...Array.from({ length: 7 }, (__, place) => cell(plus(monday, week * 7 + place)))));
    return make("table", {}, make("thead", {}, head), make("tbody", {}, ...weeks));
  }

  function turner(label, sign, months) {
    const button = make("button", { type: "button", textContent: sign, title: label, className: "eo-day-turn" });
    button.setAttribute("aria-label", label);
    button.addEventListener("click", () => { move(plusMonths(open.at, months), false); });
    return button;
  }

  function draw(focus) {
    const { said, at, popup, input } = open;
    const title = make("b", { textContent: `${said.months.split(",")[at.getMonth()]} ${at.getFullYear()}` });
    title.setAttribute("aria-live", "polite");
    const foot = make("div", { className: "eo-day-foot" });
    const now = make("button", { type: "button", textContent: said.today });
    now.addEventListener("click", () => choose(read(said.now)));
    foot.append(now);
    if (!input.required) {
      const clear = make("button", { type: "button", textContent: said.clear });
      clear.addEventListener("click", () => choose(null));
      foot.append(clear);
    }
    popup.replaceChildren(
      make("div", { className: "eo-day-head" }, turner(said.previous, "‹", -1), title, turner(said.next, "›", 1)), grid(), foot,
    );
    place();
    if (focus) { popup.querySelector("[data-day][tabindex='0']").focus(); }
  }

  function move(day, focus = true) {
    if (day.getFullYear() < FIRST_YEAR) { return; }
    const turned = focus ? null : document.activeElement && document.activeElement.getAttribute("aria-label");
    open.at = day;
    draw(focus);
    const again = turned && Array.from(open.popup.querySelectorAll(".eo-day-turn")).find((each) => each.title === turned);
    if (again) { again.focus(); }
  }

  /* Below the input, or above it where there is no room; phones show it at the foot (days.css). */
  function place() {
    if (!open) { return; }
    const { input, popup } = open;
    const box = input.getBoundingClientRect();
    const below = box.bottom + popup.offsetHeight + 4 <= innerHeight || box.top < popup.offsetHeight;
    popup.style.top = `${below ? box.bottom + 4 : box.top - popup.offsetHeight - 4}px`;
    popup.style.left = `${Math.max(8, Math.min(box.left, innerWidth - popup.offsetWidth - 8))}px`;
  }

  function show(input, button) {
    close(false);
    const said = data(input);
    const chosen = read(input.value);
    const popup = make("div", { className: "eo-day-popup" });
    popup.setAttribute("role", "dialog");
    popup.setAttribute("aria-label", said.open);
    popup.addEventListener("keydown", keys);
    input.closest(".eo-day").append(popup);
    open = { input, button, popup, said, chosen, at: chosen || read(said.now) };
    button.setAttribute("aria-expanded", "true");
    draw(true);
  }

  function keys(event) {
    const { at } = open;
    if (event.key === "Escape") { event.stopPropagation(); close(true); return; }
    if (!event.target.matches("[data-day]")) { return; }
    const months = { PageUp: -1, PageDown: 1 }[event.key];
    const aim = STEPS[event.key] ? plus(at, STEPS[event.key])
      : months ? plusMonths(at, event.shiftKey ? months * 12 : months)
      : event.key === "Home" ? plus(at, -fromMonday(at))
      : event.key === "End" ? plus(at, 6 - fromMonday(at)) : null;
    if (!aim) { return; }
    event.preventDefault();
    move(aim);
  }

  function enhance(input) {
    if (input.eoDay || input.disabled || input.readOnly) { return; }
    input.eoDay = true;
    if (!input.closest(".eo-day")) {
      const focused = document.activeElement === input;
      const frame = make("span", { className: "eo-day" });
      input.replaceWith(frame);
      frame.append(input);
      if (focused) { input.focus(); }
    }
    const said = data(input);
    // For the mouse and the thumb: on the keyboard ↓ opens the calendar, and Tab goes on to the next field.
    const button = make("button", { type: "button", className: "eo-day-button", title: said.open, tabIndex: -1 });
    button.setAttribute("aria-label", said.open);
    button.setAttribute("aria-haspopup", "dialog");
    button.setAttribute("aria-expanded", "false");
    button.addEventListener("click", () => { if (open && open.input === input) { close(true); } else { show(input, button); } });
    const note = make("span", { className: "eo-day-wrong" });
    note.setAttribute("role", "status");
    input.after(button, note);
    input.addEventListener("input", slashes);
    input.addEventListener("change", () => settle(input));
    input.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown") { event.preventDefault(); show(input, button); }
    });
  }

  function start() {
    const scan = () => document.querySelectorAll("input[data-eo-day]").forEach(enhance);
    scan();
    new MutationObserver(scan).observe(document.body, { childList: true, subtree: true });
    const leave = (event) => { if (open && !open.popup.contains(event.target) && event.target !== open.button) { close(false); } };
    document.addEventListener("pointerdown", leave);
    document.addEventListener("focusin", leave);
    addEventListener("scroll", place, { capture: true, passive: true });
    addEventListener("resize", place);
  }
  if (document.readyState === "loading") { document.addEventListener("DOMContentLoaded", start); } else { start(); }
})();
