// What was typed is sent before it can get lost, and who closes the page before the server has run
// with what was typed or chosen is warned: a page that goes stops the run that would store it.
(() => {
  "use strict";

  const stateOf = () => document.querySelector('[data-testid="stApp"]');
  const running = () => stateOf()?.dataset.testScriptState === "running";

  // What a field sent is underway until a run that began after it has ended.
  const SILENT = 2000;
  const SETTLED = 300;
  let begun = false;
  let beside = false;
  let timer = 0;

  const arrived = () => {
    clearTimeout(timer);
    delete document.documentElement.dataset.nwUnderway;
  };

  const depart = () => {
    document.documentElement.dataset.nwUnderway = "";
    begun = false;
    // A run of what came before may still end: that says nothing about this.
    beside = running();
    clearTimeout(timer);
    // Nothing follows on what is equal to what the server has. Without a connection that is unknown.
    timer = setTimeout(() => {
      if (stateOf()?.dataset.testConnectionState === "CONNECTED" && !running()) arrived();
    }, SILENT);
  };

  const follow = () => {
    if (!("nwUnderway" in document.documentElement.dataset)) return;
    if (running()) {
      begun = true;
      clearTimeout(timer);
    } else if (beside) {
      beside = false;
      clearTimeout(timer);
      timer = setTimeout(arrived, SETTLED);
    } else if (begun) {
      arrived();
    }
  };

  new MutationObserver(follow).observe(document.body, {
    subtree: true, attributes: true, attributeFilter: ["data-test-script-state"],
  });

  // Streamlit sends a text when the user leaves the field: an hour's work may wait there.
  const PAUSE = 1500;
  const unsent = new Set();
  let pause = 0;

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

  // A field of one line is not sent while one types: half a date would be refused.
  const typing = new Set();

  document.addEventListener("input", (event) => {
    const field = event.target;
    if (field instanceof HTMLTextAreaElement) {
      unsent.add(field);
      clearTimeout(pause);
      pause = setTimeout(send, PAUSE);
    } else if (field instanceof HTMLInputElement && field.closest(
      '.st-key-deel-inhoud [data-testid="stTextInput"]')) {
      typing.add(field);
    }
  });

  const left = (field) => {
    const typed = [unsent, typing].map((fields) => fields.delete(field));
    if (typed.includes(true)) depart();
  };
  document.addEventListener("focusout", (event) => left(event.target));
  document.addEventListener("keydown", (event) => {
    const ends = event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey;
    if (event.key === "Enter" && ends) left(event.target);
  });

  // Streamlit's choices tell no change: it is the click or the key that chooses.
  const CHOICES = "label:has([type=radio], [type=checkbox]), [role=option]";
  const KEYS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", " "];
  document.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest(CHOICES)) depart();
  }, true);
  document.addEventListener("keydown", (event) => {
    const chosen = event.target instanceof HTMLInputElement &&
      ["radio", "checkbox"].includes(event.target.type);
    if (chosen && KEYS.includes(event.key)) depart();
  }, true);

  window.addEventListener("beforeunload", (event) => {
    const waiting = unsent.size || [...typing].some((field) => field.isConnected);
    if (waiting || "nwUnderway" in document.documentElement.dataset) event.preventDefault();
  });
})();
