// What the intake needs and Streamlit cannot do itself: the focus follows to a newly shown part or
// to the first error, errors belong to their field, and storing is told.
(() => {
  "use strict";

  // A page completes its own address (kept.py: the part, the draft once it is stored, its version).
  // Back must step through the parts, not through those.
  const push = history.pushState.bind(history);
  const completes = (address) => {
    const here = new URL(location.href);
    const there = new URL(address, here);
    if (here.origin + here.pathname !== there.origin + there.pathname) return false;
    if (!here.searchParams.has("deel")) return true;
    if (!here.searchParams.has("zaak")) there.searchParams.delete("zaak");
    for (const url of [here, there]) {
      url.searchParams.delete("v");
      url.searchParams.sort();
    }
    return here.search === there.search;
  };
  history.pushState = (state, title, address) => {
    const same = address != null && completes(address);
    return same ? history.replaceState(state, title, address) : push(state, title, address);
  };

  // What is typed in a field is sent before Back takes the field away.
  window.addEventListener("popstate", () => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  }, true);

  // session.Intake.go counts the moves to another part; main.py puts that into a class.
  const JUMP = "st-key-sprong-";
  let jump = null;

  const followJump = () => {
    const marker = document.querySelector(`[class*="${JUMP}"]`);
    const name = marker && [...marker.classList].find((part) => part.startsWith(JUMP));
    if (!name || name === jump) return;
    const first = jump === null;
    jump = name;
    if (first) return;
    const heading = document.querySelector(".st-key-deel-inhoud h2");
    if (!heading) return;
    heading.setAttribute("tabindex", "-1");
    heading.focus({ preventScroll: true });
    const top = document.querySelector(".st-key-kolom-midden").getBoundingClientRect().top;
    if (top < 0 || top > innerHeight / 2) heading.scrollIntoView({ block: "start" });
  };

  // recording.py counts the times that recording was refused; the errors stand in their fields.
  const REFUSED = "st-key-naar-fout-";
  let refused = null;
  const fieldOf = (error) => error.closest('[class*="st-key-veld-"]')?.querySelector(
    "input:not([disabled]), textarea, button");

  const followErrors = () => {
    const marker = document.querySelector(`[class*="${REFUSED}"]`);
    const name = marker ? [...marker.classList].find((part) => part.startsWith(REFUSED)) : "";
    if (name === refused) return;
    const first = refused === null;
    refused = name;
    if (first || !name) return;
    const error = document.querySelector('[class*="st-key-fout-"]');
    const field = error && fieldOf(error);
    if (field) field.focus();
  };

  // day_field.py counts the days that were chosen in a calendar; the focus goes to the field.
  const CHOSEN = "st-key-naar-veld-";
  const chosen = new Map();

  const followDays = () => {
    for (const marker of document.querySelectorAll(`[class*="${CHOSEN}"]`)) {
      const name = [...marker.classList].find((part) => part.startsWith(CHOSEN));
      const [times, ...field] = name.slice(CHOSEN.length).split("-");
      const key = field.join("-");
      const before = chosen.get(key);
      chosen.set(key, times);
      if (before === undefined || before === times) continue;
      document.querySelector(`.st-key-veld-${key} input`)?.focus();
    }
  };

  // With the arrows through the days of a month.
  const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
  document.addEventListener("keydown", (event) => {
    const month = event.target instanceof Element &&
      event.target.closest('[class*="st-key-kalender-dagen-"]');
    if (!month || !STEPS[event.key]) return;
    const days = [...month.querySelectorAll("button")];
    const there = days[days.indexOf(event.target.closest("button")) + STEPS[event.key]];
    event.preventDefault();
    if (there && !there.disabled) there.focus();
  });

  // What is wrong in a field, how it was before a correction, and a remark about its value: all
  // of that describes the field. A remark stands outside its field and has the name of it.
  const NOTES = ["st-key-fout-", "st-key-was-", "st-key-opmerking-"];

  const describe = () => {
    const notes = new Map();
    const wrong = new Set();
    for (const kind of NOTES) {
      for (const note of document.querySelectorAll(`[data-testid="stVerticalBlock"][class*="${kind}"]`)) {
        const id = [...note.classList].find((part) => part.startsWith(kind));
        const about = document.querySelector(
          `[data-testid="stVerticalBlock"].st-key-veld-${CSS.escape(id.slice(kind.length))}`);
        const field = fieldOf(note) || (about && fieldOf(about));
        if (!field) continue;
        note.id = id;
        const named = field.closest("[role=radiogroup]") || field;
        notes.set(named, [...(notes.get(named) || []), id]);
        if (kind === NOTES[0]) wrong.add(named);
      }
    }
    for (const field of document.querySelectorAll("[data-nw-noot]")) {
      if (!notes.has(field)) {
        field.removeAttribute("data-nw-noot");
        field.removeAttribute("aria-describedby");
      }
      if (!wrong.has(field)) field.removeAttribute("aria-invalid");
    }
    for (const [field, ids] of notes) {
      field.setAttribute("data-nw-noot", "");
      field.setAttribute("aria-describedby", ids.join(" "));
      if (wrong.has(field)) field.setAttribute("aria-invalid", "true");
    }
  };

  // Storing and messages are read aloud when they say something else; another time is no news.
  const region = document.createElement("div");
  region.className = "normwijzer-melding";
  region.setAttribute("role", "status");
  region.setAttribute("aria-live", "polite");
  document.body.append(region);
  let told = null;
  const FIGURES = ".st-key-melding-wat-als, .st-key-opmerking-minuten, .st-key-besluit-verdeling";

  const tell = () => {
    const places = document.querySelectorAll(
      '.st-key-opslag, [data-testid="stVerticalBlock"][class*="st-key-melding-"], ' + FIGURES);
    const said = [...places].map((place) => [...place.querySelectorAll('[data-testid="stText"], .nw-klein')]
      .map((line) => line.textContent).join(" "));
    const text = said.join(". ").replaceAll(".. ", ". ");
    // In figures another number is news; in the rest a number is mostly a time.
    const kind = said.map((own, i) => places[i].matches(FIGURES)
      ? own : own.replace(/[0-9]+/g, "")).join(". ");
    if (kind === told) return;
    if (told !== null) region.textContent = text;
    told = kind;
    region.dataset.volgt = "meldingen";
  };

  // Streamlit gives the names of fields to screen readers with the marks of markdown in them.
  const cleanNames = () => {
    for (const element of document.querySelectorAll('[aria-label*=":gray["], [aria-label*="\\\\"]')) {
      const name = element.getAttribute("aria-label");
      element.setAttribute("aria-label",
        name.replace(/:gray\[([^\]]*)\]/g, "$1").replace(/\\(?=[^\w\s])/g, ""));
    }
  };

  let planned = false;
  let cleaning = 0;
  let telling = 0;
  new MutationObserver(() => {
    clearTimeout(cleaning);
    cleaning = setTimeout(() => {
      cleanNames();
      describe();
    }, 120);
    clearTimeout(telling);
    telling = setTimeout(tell, 900);
    if (planned) return;
    planned = true;
    requestAnimationFrame(() => {
      planned = false;
      followJump();
      followErrors();
      followDays();
    });
  }).observe(document.body, {
    subtree: true, childList: true, attributes: true, attributeFilter: ["class", "aria-label"],
  });
})();
