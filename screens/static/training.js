// The demonstration on a large screen: keys to go on and back, and the full screen. Streamlit can do
// neither: both are up to the browser.
(() => {
  "use strict";

  const button = (name) => document.querySelector(`.st-key-demo-${name} button:not([disabled])`);
  // Where these keys have a meaning of their own they keep it.
  const OWN = 'input:not([type="checkbox"]), textarea, select, [role="combobox"], [role="listbox"], [role="option"],' +
    '[role="radio"], [tabindex="0"].nw-rol, [contenteditable="true"]';
  const STEPS = new Map([["ArrowRight", "volgende"], ["ArrowLeft", "vorige"]]);
  // A remote control of a presenter sends these; elsewhere they scroll.
  const REMOTE = new Map([["PageDown", "volgende"], ["PageUp", "vorige"]]);

  addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const remote = document.fullscreenElement ? REMOTE.get(event.key) : undefined;
    const name = STEPS.get(event.key) || remote;
    if (!name || !document.querySelector(".st-key-demo-kop")) return;
    if (event.target instanceof Element && event.target.closest(OWN)) return;
    const wanted = button(name);
    if (!wanted) return;
    event.preventDefault();
    wanted.click();
  });

  // On a full screen everything is in sight, as large as that allows.
  const SIZES = [1.6, 1.5, 1.4, 1.3, 1.2, 1.1, 1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6];
  const fit = () => {
    const main = document.querySelector('[data-testid="stMain"]');
    const part = document.querySelector(".st-key-deel-inhoud");
    if (!document.fullscreenElement || !main || !part) return;
    const fits = (size) => {
      part.style.setProperty("--nw-zoom", size);
      return main.scrollHeight <= main.clientHeight && main.scrollWidth <= main.clientWidth;
    };
    SIZES.find(fits);
  };
  let waiting = false;
  const later = () => {
    if (waiting || !document.fullscreenElement) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; fit(); });
  };
  new MutationObserver(later).observe(document, { childList: true, subtree: true });
  addEventListener("resize", later);
  addEventListener("fullscreenchange", later);
  addEventListener("toggle", later, true);

  addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || !event.target.closest(".st-key-demo-scherm")) return;
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen().catch(() => {});
  });
})();
