/* Small helps of the office pages: keyboard, drafts, uploads that are never lost. No build, no library. */
(function () {
  "use strict";

  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const one = (selector, root = document) => root.querySelector(selector);
  const word = (name) => (one("#eo-words") || { dataset: {} }).dataset[name] || "";
  const token = () => (one("meta[name=eo-token]") || {}).content || "";
  const store = {
    get(key) { try { return localStorage.getItem(key); } catch (error) { return null; } },
    set(key, value) { try { localStorage.setItem(key, value); } catch (error) { /* private window: nothing is kept */ } },
    drop(key) { try { localStorage.removeItem(key); } catch (error) { /* private window */ } },
  };

  function say(text, kind = "danger") {
    const box = one(".eo-messages");
    if (!box || !text) { return null; }
    const line = document.createElement("div");
    line.className = `eo-message eo-message-${kind}`;
    line.setAttribute("role", kind === "danger" ? "alert" : "status");
    line.textContent = text;
    box.append(line);
    return line;
  }

  /* Side bar: folded on a desk, off-canvas on a phone. */
  function sidebar() {
    const button = one("[data-eo-menu]");
    const root = document.documentElement;
    if (!button) { return; }
    const phone = () => matchMedia("(max-width: 767.98px)").matches;
    const tell = () => button.setAttribute("aria-expanded", String(phone() ? root.classList.contains("eo-open") : !root.classList.contains("eo-folded")));
    if (store.get("eo-folded") === "1") { root.classList.add("eo-folded"); }
    button.addEventListener("click", () => {
      if (phone()) {
        root.classList.toggle("eo-open");
        const first = one(".eo-sidebar a");
        if (root.classList.contains("eo-open") && first) { first.focus(); }
      } else {
        store.set("eo-folded", root.classList.toggle("eo-folded") ? "1" : "0");
      }
      tell();
    });
    document.addEventListener("click", (event) => {
      if (root.classList.contains("eo-open") && !event.target.closest(".eo-sidebar a, [data-eo-menu]")) {
        root.classList.remove("eo-open");
        tell();
      }
      all("details.eo-user[open], details.eo-more[open]").forEach((menu) => {
        if (!menu.contains(event.target)) { menu.open = false; }
      });
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") { return; }
      root.classList.remove("eo-open");
      all("details.eo-user[open], details.eo-more[open]").forEach((menu) => { menu.open = false; });
      tell();
    });
    tell();
  }

  /* Keyboard: / j k Enter x ? */
  function keyboard() {
    const typing = (target) => target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true], dialog, .select2-container");
    const rows = () => all(".eo-list [data-href]").filter((row) => row.offsetParent !== null);
    const help = () => { const keys = one("dialog.eo-keys"); if (keys && !keys.open) { keys.showModal(); } };
    const step = (by) => {
      const list = rows();
      if (!list.length) { return; }
      const at = list.findIndex((row) => row.classList.contains("eo-at"));
      const next = list[Math.max(0, Math.min(list.length - 1, at < 0 ? 0 : at + by))];
      list.forEach((row) => row.classList.toggle("eo-at", row === next));
      next.scrollIntoView({ block: "nearest" });
    };
    const act = {
      "/": () => { const box = one("[data-eo-search]"); if (box) { box.focus(); box.select(); } },
      "?": help,
      j: () => step(1),
      k: () => step(-1),
      Enter: (row) => { if (row) { location.href = row.dataset.href; } },
      x: (row) => { const box = row && one("input[type=checkbox]", row); if (box) { box.click(); } },
    };
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !act[event.key] || typing(event.target)) { return; }
      if (event.key === "Enter" && event.target.closest("a, button, summary, label, input")) { return; }
      const row = one(".eo-list .eo-at[data-href]");
      if ((event.key === "Enter" || event.key === "x") && !row) { return; }
      event.preventDefault();
      act[event.key](row);
    });
    all("[data-eo-keys]").forEach((button) => button.addEventListener("click", help));
    document.addEventListener("click", (event) => {
      const row = event.target.closest("[data-href]");
      if (row && !event.target.closest("a, button, input, label, select, summary") && !String(getSelection())) {
        location.href = row.dataset.href;
      }
    });
  }

  /* Check boxes of a list and its bar of actions: [data-eo-check-all], .eo-bulk in the same form. */
  function bulk() {
    document.addEventListener("change", (event) => {
      const form = event.target.closest("form");
      if (!form || event.target.type !== "checkbox" || !event.target.closest(".eo-check")) { return; }
      const boxes = all(".eo-list .eo-check input[type=checkbox]:not([data-eo-check-all])", form);
      if (event.target.matches("[data-eo-check-all]")) { boxes.forEach((box) => { box.checked = event.target.checked; }); }
      const count = boxes.filter((box) => box.checked).length;
      const bar = one(".eo-bulk", form);
      if (bar) {
        bar.classList.toggle("eo-on", count > 0);
        all("[data-eo-selected]", bar).forEach((place) => { place.textContent = `${count} ${word("selected")}`; });
      }
    });
  }

  /* Leaving with unsaved changes asks: form.eo-guard */
  const dirty = new Set();
  function guard() {
    const mark = (event) => { const form = event.target.closest("form.eo-guard"); if (form) { dirty.add(form); } };
    document.addEventListener("input", mark);
    document.addEventListener("change", mark);
    document.addEventListener("submit", (event) => { if (!event.target.matches("[data-eo-ajax]")) { dirty.delete(event.target); } });
    addEventListener("beforeunload", (event) => {
      if (Array.from(dirty).some((form) => form.isConnected)) { event.preventDefault(); event.returnValue = word("leave"); }
    });
  }

  /* A long text is kept in this browser until the form is sent: textarea[data-eo-draft=key] */
  const draftKey = (area) => `eo-draft:${document.body.dataset.baseUrl || ""}:${area.dataset.eoDraft || area.name}`;
  function drafts(root = document) {
    all("textarea[data-eo-draft]", root).forEach((area) => {
      const kept = store.get(draftKey(area));
      if (kept && !area.value) {
        area.value = kept;
        const note = document.createElement("p");
        const drop = document.createElement("button");
        note.className = "eo-muted";
        note.textContent = `${word("draft")} `;
        drop.type = "button";
        drop.className = "btn btn-link btn-sm";
        drop.textContent = word("discard");
        drop.addEventListener("click", () => { area.value = ""; store.drop(draftKey(area)); note.remove(); area.focus(); });
        note.append(drop);
        area.after(note);
      }
    });
  }
  function keepDrafts() {
    document.addEventListener("input", (event) => {
      const area = event.target;
      if (!area.matches("textarea[data-eo-draft]")) { return; }
      if (area.value) { store.set(draftKey(area), area.value); } else { store.drop(draftKey(area)); }
    });
  }
  const forgetDrafts = (form) => all("textarea[data-eo-draft]", form).forEach((area) => store.drop(draftKey(area)));

  /* Files: local preview, drag and drop. The input stays in the form, so a refused form keeps its files. */
  function sizeInWords(bytes) {
    if (bytes < 1048576) { return `${Math.max(1, Math.round(bytes / 1024))} KB`; }
    return `${(bytes / 1048576).toFixed(1).replace(".", ",")} MB`;
  }

  function showFile(place, file) {
    if (place.eoUrl) { URL.revokeObjectURL(place.eoUrl); }
    place.textContent = "";
    const image = /^image\//.test(file.type);
    if (!image && file.type !== "application/pdf") {
      place.textContent = `${file.name}: ${word("files")}`;
      return;
    }
    place.eoUrl = URL.createObjectURL(file);
    const shown = document.createElement(image ? "img" : "iframe");
    shown.src = place.eoUrl;
    shown.title = shown.alt = file.name;
    place.append(shown);
  }
  function listFiles(input) {
    const place = one(input.dataset.eoPreview);
    if (!place) { return; }
    const files = Array.from(input.files);
    const list = one(input.dataset.eoFiles || "[data-eo-file-list]");
    if (list) {
      list.textContent = "";
      files.forEach((file) => {
        const line = document.createElement("li");
        const button = document.createElement("button");
        button.type = "button";
        button.className = "eo-chip";
        button.textContent = `${file.name} (${sizeInWords(file.size)})`;
        button.addEventListener("click", () => showFile(place, file));
        line.append(button);
        list.append(line);
      });
    }
    if (files.length) { showFile(place, files[0]); } else { place.textContent = ""; }
  }
  function files() {
    document.addEventListener("change", (event) => {
      if (event.target.matches("input[type=file][data-eo-preview]")) { listFiles(event.target); }
    });
    const zone = (event) => (event.target.closest ? event.target.closest(".eo-drop") : null);
    ["dragenter", "dragover"].forEach((kind) => document.addEventListener(kind, (event) => {
      if (zone(event)) { event.preventDefault(); zone(event).classList.add("eo-over"); }
    }));
    document.addEventListener("dragleave", (event) => { if (zone(event)) { zone(event).classList.remove("eo-over"); } });
    document.addEventListener("drop", (event) => {
      const place = zone(event);
      if (!place) { return; }
      event.preventDefault();
      place.classList.remove("eo-over");
      const input = one("input[type=file]", place);
      if (!input || !event.dataTransfer.files.length) { return; }
      const taken = new DataTransfer();
      Array.from(event.dataTransfer.files).slice(0, input.multiple ? undefined : 1).forEach((file) => taken.items.add(file));
      input.files = taken.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }

  /* form[data-eo-ajax]: a refused form comes back with its words and keeps its files and its preview. */
  const LOGIN = /\/(login|login_form|require_login)$/;
  const REFUSED = /\/insufficient-privileges$/;
  // The session is over: the form stays as it is, the person logs in beside it and sends it again.
  function askLogin(url) {
    const box = one(".eo-messages");
    if (box) { box.textContent = ""; }
    const line = say(word("login"));
    if (!line) { return; }
    const link = document.createElement("a");
    link.href = url.split("?")[0].replace(/[^/]+$/, "login");
    link.target = "_blank";
    link.rel = "noopener";
    link.textContent = word("loginLink");
    line.append(" ", link, " ", word("loginThen"));
    line.scrollIntoView({ block: "nearest" });
  }
  async function send(form, submitter) {
    const data = new FormData(form, submitter || undefined);
    if (!data.has("_authenticator") && token()) { data.set("_authenticator", token()); }
    form.classList.add("eo-busy");
    form.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(form.action || location.href, { method: "POST", body: data, credentials: "same-origin", headers: { Accept: "text/html" } });
      if (answer.redirected && LOGIN.test(new URL(answer.url).pathname)) { return askLogin(answer.url); }
      if (answer.redirected && REFUSED.test(new URL(answer.url).pathname)) {
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        return say((one("h1", page) || {}).textContent || word("network"));
      }
      if (answer.ok && answer.redirected) {
        dirty.delete(form);
        forgetDrafts(form);
        carry(new DOMParser().parseFromString(await answer.text(), "text/html"));
        location.href = answer.url;
        return;
      }
      refill(form, new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch (error) {
      say(word("network"));
    } finally {
      form.classList.remove("eo-busy");
      form.removeAttribute("aria-busy");
    }
  }
  // What the site said is said once: the answer that told it is not shown, so the next page tells it.
  function carry(page) {
    const said = one(".eo-messages", page);
    if (said && said.children.length) { try { sessionStorage.setItem("eo-said", said.innerHTML); } catch (error) { /* private window */ } }
  }
  function tell() {
    const box = one(".eo-messages");
    try {
      const said = sessionStorage.getItem("eo-said");
      sessionStorage.removeItem("eo-said");
      if (said && box) { box.insertAdjacentHTML("afterbegin", said); }
    } catch (error) { /* private window */ }
  }
  function refill(form, page) {
    const fresh = one("[data-eo-fields]", page);
    const old = one("[data-eo-fields]", form);
    const box = one(".eo-messages");
    const said = one(".eo-messages", page);
    if (box) { box.innerHTML = said ? said.innerHTML : ""; }
    if (!fresh || !old) {
      if (!said || !said.children.length) { say((one("h1", page) || {}).textContent || word("network")); }
      return;
    }
    const kept = all("input[type=file]", old).filter((input) => input.files.length);
    old.replaceWith(fresh);
    kept.forEach((input) => {
      const twin = all("input[type=file]", fresh).find((each) => each.name === input.name);
      if (twin) { twin.replaceWith(input); }
    });
    drafts(fresh);
    scanPatterns(fresh);
    const wrong = one(".error input, .error select, .error textarea, .is-invalid, [aria-invalid=true]", fresh);
    if (wrong) { wrong.focus(); }
    (one(".eo-message", box || document) || fresh).scrollIntoView({ block: "nearest" });
  }
  function scanPatterns(root) {
    // What pat-inject itself sends after putting new markup into the page.
    if (window.jQuery) { window.jQuery(root).trigger("patterns-injected", [null, root, root]); }
  }
  function ajax() {
    document.addEventListener("submit", (event) => {
      if (!event.target.matches("form[data-eo-ajax]") || event.defaultPrevented) { return; }
      event.preventDefault();
      if (!event.target.classList.contains("eo-busy")) { send(event.target, event.submitter); }
    });
    document.addEventListener("submit", (event) => { if (!event.target.matches("[data-eo-ajax]")) { forgetDrafts(event.target); } });
  }

  /* [data-eo-post-on-view=url]: tell the site once that this was read. */
  function read() {
    all("[data-eo-post-on-view]").forEach((mark) => {
      fetch(mark.dataset.eoPostOnView, { method: "POST", body: new URLSearchParams({ _authenticator: token() }), credentials: "same-origin", keepalive: true }).catch(() => {});
      mark.removeAttribute("data-eo-post-on-view");
    });
  }

  /* Tabs: [role=tablist] [role=tab][aria-controls] */
  function tabs() {
    const choose = (tab) => {
      all("[role=tab]", tab.closest("[role=tablist]")).forEach((each) => {
        const mine = each === tab;
        each.setAttribute("aria-selected", String(mine));
        each.tabIndex = mine ? 0 : -1;
        const panel = document.getElementById(each.getAttribute("aria-controls"));
        if (panel) { panel.hidden = !mine; }
      });
    };
    all(".eo-tabs[role=tablist]").forEach((list) => {
      const own = all("[role=tab]", list);
      const asked = own.find((tab) => location.hash === `#${tab.getAttribute("aria-controls")}`);
      const first = asked || own.find((tab) => tab.getAttribute("aria-selected") === "true") || own[0];
      if (first) { choose(first); }
      own.forEach((tab, place) => {
        tab.addEventListener("click", (event) => { event.preventDefault(); choose(tab); history.replaceState(null, "", `#${tab.getAttribute("aria-controls")}`); });
        tab.addEventListener("keydown", (event) => {
          const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
          if (by) { const next = own[(place + by + own.length) % own.length]; choose(next); next.focus(); }
        });
      });
    });
  }

  function start() {
    [sidebar, keyboard, bulk, guard, tell, drafts, keepDrafts, files, ajax, read, tabs].forEach((part) => part());
  }
  if (document.readyState === "loading") { document.addEventListener("DOMContentLoaded", () => start()); } else { start(); }
})();
