// Two things for the intake that Streamlit cannot do itself: the focus follows to a newly shown
// part, and text that was typed is sent before it can get lost.
(() => {
  "use strict";

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
  new MutationObserver(() => {
    clearTimeout(cleaning);
    cleaning = setTimeout(cleanNames, 120);
    if (planned) return;
    planned = true;
    requestAnimationFrame(() => {
      planned = false;
      followJump();
    });
  }).observe(document.body, {
    subtree: true, childList: true, attributes: true, attributeFilter: ["class", "aria-label"],
  });

  // Streamlit sends a text when the user leaves the field: an hour's work may wait there.
  const PAUSE = 1500;
  const unsent = new Set();
  let timer = 0;

  const send = () => {
    for (const field of unsent) {
      if (field.isConnected) {
        field.dispatchEvent(new KeyboardEvent("keydown", {
          key: "Enter", code: "Enter", keyCode: 13, ctrlKey: true, bubbles: true, cancelable: true,
        }));
      }
    }
    unsent.clear();
  };

  document.addEventListener("input", (event) => {
    if (!(event.target instanceof HTMLTextAreaElement)) return;
    unsent.add(event.target);
    clearTimeout(timer);
    timer = setTimeout(send, PAUSE);
  });
  document.addEventListener("focusout", (event) => unsent.delete(event.target));
  window.addEventListener("beforeunload", (event) => {
    if (unsent.size) event.preventDefault();
  });
})();
