// What Streamlit cannot do itself: Dutch for its own texts, and help for screen readers.
// It follows the page with one observer; the marks follow each drawn frame, words a moment later.
(() => {
  "use strict";

  // Streamlit's own texts, in the places that Streamlit fills itself.
  const PLACES = [
    "stSkipToContent", "stStatusWidget", "stConnectionStatus", "InputInstructions",
    "stFileUploader", "stDialog", "stToast", "stTooltipContent", "stNumberInput", "stTimeInput",
    "stSelectboxVirtualDropdown", "stMultiSelectDropdown", "stDateInputCalendar",
  ].map((id) => `[data-testid="${id}"]`).join(",");
  const TEXTS = new Map(Object.entries({
    "Skip to main content": "Naar de inhoud",
    "Connecting": "Verbinden",
    "Connecting to Streamlit server": "Verbinding maken met Normwijzer",
    "Connection error": "Geen verbinding",
    "Connection timed out.": "Normwijzer antwoordt niet.",
    "Error": "Fout",
    "Error:": "Fout:",
    "Unable to connect to Streamlit server": "Normwijzer is niet bereikbaar",
    "Streamlit server is not responding. Are you connected to the internet?":
      "Normwijzer antwoordt niet. Is het programma gestopt of de verbinding weg? " +
      "Wacht even, of start Normwijzer opnieuw.",
    "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:":
      "Normwijzer antwoordt niet. Is het programma gestopt? Start het dan opnieuw met:",
    "streamlit run yourscript.py": "./start",
    "Connection lost. Please wait for the app to reconnect, then try again.":
      "De verbinding is weg. Wacht tot die terug is en probeer het dan opnieuw.",
    "Reconnected to server.": "De verbinding is er weer.",
    "Page not found": "Deze pagina bestaat niet",
    "The page that you have requested does not seem to exist. Running the app's main page.":
      "Je ziet nu de eerste pagina van Normwijzer.",
    "Stop": "Stoppen",
    "Stopping...": "Bezig met stoppen",
    "File change.": "Het programma is veranderd.",
    "Rerun": "Vernieuwen",
    "Always rerun": "Altijd vernieuwen",
    "Upload": "Bestand kiezen",
    "Add files": "Bestanden toevoegen",
    "Drag and drop a file here": "Sleep een bestand hierheen",
    "Drag and drop files here": "Sleep bestanden hierheen",
    "No results": "Niets gevonden",
    "Select all": "Alles kiezen",
    "Invalid input.": "Dit is niet goed ingevuld.",
    "Number is above the allowed range.": "Dit getal is te hoog.",
    "Number is below the allowed range.": "Dit getal is te laag.",
    "Invalid time format. Please use HH:MM.": "Vul de tijd zo in: 09:30.",
    "Use arrow keys to navigate dates. Enter to select. Escape to close.":
      "Ga met de pijltjes langs de dagen. Kies met Enter. Sluit met Escape.",
    "Press Enter to apply": "Druk op Enter om toe te passen",
    "Press Ctrl+Enter to apply": "Druk op Ctrl+Enter om toe te passen",
    "Press ⌘+Enter to apply": "Druk op ⌘+Enter om toe te passen",
    "Press Enter to submit form": "Druk op Enter om te versturen",
    "Press Ctrl+Enter to submit form": "Druk op Ctrl+Enter om te versturen",
    "Press ⌘+Enter to submit form": "Druk op ⌘+Enter om te versturen",
    "Copy to clipboard": "Kopiëren",
    "Copied": "Gekopieerd",
  }));
  const PATTERNS = [
    [/^(\d+) ?(B|KB|MB|GB) per file$/, "maximaal $1 $2 per bestand"],
    [/^File must be ([\d.]+) ?(B|KB|MB|GB) or smaller\.$/, "Het bestand mag niet groter zijn dan $1 $2."],
    [/^(.+) files are not allowed\.$/, "Dit soort bestand ($1) mag niet."],
    [/^You can only select up to (\d+) options?\. Remove an option first\.$/,
      "Kies er niet meer dan $1. Haal er eerst een weg."],
  ];
  // The beginning of a name, before a label of ours.
  const BEGINNINGS = new Map(Object.entries({
    "Help for ": "Uitleg bij ",
    "Remove ": "Weghalen: ",
    "Choose date, ": "Datum kiezen, ",
    "day, ": "dag, ",
    "month, ": "maand, ",
    "year, ": "jaar, ",
  }));
  // Names for screen readers and grey hints; these whole texts are never a label of our own.
  const NAMES = new Map(Object.entries({
    "Running...": "Bezig",
    "Stop script": "Stoppen",
    "Main menu": "Menu",
    "Close": "Sluiten",
    "Open": "Openen",
    "Dismiss": "Sluiten",
    "Help": "Uitleg",
    "file upload": "Bestand kiezen",
    "progress": "Voortgang",
    "Link to heading": "Verwijzing naar deze kop",
    "Clear value": "Leegmaken",
    "Clear all": "Alles wissen",
    "Clear date": "Datum wissen",
    "Clear time": "Tijd wissen",
    "Clear entry": "Leegmaken",
    "Selected values": "Gekozen",
    "Choose date": "Datum kiezen",
    "Previous month": "Vorige maand",
    "Next month": "Volgende maand",
    "Previous page": "Vorige pagina",
    "Next page": "Volgende pagina",
    "Pagination": "Pagina's",
    "Increment": "Verhogen",
    "Decrement": "Verlagen",
    "Notifications": "Meldingen",
    "App pages": "Pagina's",
    "Sidebar": "Zijbalk",
    "Expand sidebar": "Zijbalk openen",
    "Collapse sidebar": "Zijbalk sluiten",
    "Scroll tabs left": "Tabbladen naar links",
    "Scroll tabs right": "Tabbladen naar rechts",
    "Fullscreen": "Volledig scherm",
    "Close fullscreen": "Volledig scherm sluiten",
    "Download as CSV": "Opslaan als CSV",
    "Show/hide columns": "Kolommen tonen of verbergen",
    "Search": "Zoeken",
    "Download as PNG": "Opslaan als plaatje",
    "Copy Vega-Lite spec": "Grafiek als code kopiëren",
    "Show data": "Gegevens tonen",
    "Show chart": "Grafiek tonen",
    "Scrollable table": "Tabel, te verschuiven",
    "Choose an option": "Kies een antwoord",
    "Choose options": "Kies een of meer antwoorden",
    "No options to select": "Er valt niets te kiezen",
  }));
  const ATTRIBUTES = ["aria-label", "placeholder", "title"];
  const NAMED = ATTRIBUTES.flatMap((name) =>
    [...NAMES.keys()].map((text) => `[${name}="${text}"]`)).join(",");
  const BEGUN = [...BEGINNINGS.keys()].map((text) => `[aria-label^="${text}"]`).join(",");

  const dutch = (text) => {
    if (TEXTS.has(text)) return TEXTS.get(text);
    for (const [english, translated] of BEGINNINGS) {
      if (text.startsWith(english)) return translated + text.slice(english.length);
    }
    const pattern = PATTERNS.find(([english]) => english.test(text));
    return pattern && text.replace(...pattern);
  };

  const textNodes = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    return found;
  };

  const translate = () => {
    for (const place of document.querySelectorAll(PLACES)) {
      for (const node of textNodes(place)) {
        const text = node.data.trim();
        const translated = text && dutch(text);
        // React keeps this node and only writes to it when its own text changes.
        if (translated) node.data = node.data.replace(text, translated);
      }
    }
    for (const element of document.querySelectorAll(NAMED)) {
      for (const name of ATTRIBUTES) {
        const translated = NAMES.get(element.getAttribute(name));
        if (translated) element.setAttribute(name, translated);
      }
    }
    for (const element of document.querySelectorAll(BEGUN)) {
      element.setAttribute("aria-label", dutch(element.getAttribute("aria-label")));
    }
    // A drawing in a text is read aloud as "check icon"; the text beside it says it in Dutch.
    for (const icon of document.querySelectorAll('[role="img"][aria-label$=" icon"]')) {
      icon.setAttribute("aria-hidden", "true");
    }
  };

  // layout.mark_chosen("x") leaves an element of class st-key-gekozen- with x: the button with key x
  // is then the current one of its list, for the style sheet and for screen readers.
  const CHOSEN = "st-key-gekozen-";
  const markChosen = () => {
    const wanted = new Set();
    for (const marker of document.querySelectorAll(`[class*="${CHOSEN}"]`)) {
      const name = [...marker.classList].find((part) => part.startsWith(CHOSEN));
      const key = CSS.escape(name.slice(CHOSEN.length));
      const button = document.querySelector(`.st-key-${key} button`);
      if (button) wanted.add(button);
    }
    for (const button of document.querySelectorAll("button[aria-current]")) {
      if (!wanted.has(button)) button.removeAttribute("aria-current");
    }
    for (const button of wanted) {
      if (!button.hasAttribute("aria-current")) button.setAttribute("aria-current", "true");
    }
    // The page one is on (main.py); Streamlit only colours its link.
    for (const link of document.querySelectorAll(".st-key-pagina-nu a:not([aria-current])")) {
      link.setAttribute("aria-current", "page");
    }
  };

  const region = document.createElement("div");
  region.className = "normwijzer-melding";
  region.setAttribute("role", "status");
  region.setAttribute("aria-live", "polite");
  let announced = null;
  let waiting = 0;

  const summary = () => {
    const element = document.querySelector(".st-key-voorstel-samenvatting, .st-key-zaken-gevonden");
    if (!element) return null;
    // The name of an icon is text too, but nobody wants to hear it.
    const spoken = textNodes(element).filter(
      (node) => !node.parentElement.closest('[data-testid="stIconMaterial"], [aria-hidden="true"]'));
    return spoken.map((node) => node.data.trim()).filter(Boolean).join(", ");
  };

  const announce = () => {
    const text = summary();
    if (!text || text === announced) return;
    // The first text is on the screen already: only a change is news.
    if (announced !== null) region.textContent = text;
    announced = text;
    region.dataset.volgt = "voorstel";
  };

  let planned = false;
  let translating = 0;
  const plan = () => {
    if (!planned) {
      planned = true;
      requestAnimationFrame(() => {
        planned = false;
        markChosen();
      });
    }
    // Looking for English texts is slow: first let the page be drawn.
    clearTimeout(translating);
    translating = setTimeout(translate, 120);
    // Wait until the screen is at rest: one message for one change.
    clearTimeout(waiting);
    waiting = setTimeout(announce, 600);
  };

  // Streamlit runs the script again at the letter r: a trap for who works by voice or slips.
  const guardLetters = (event) => {
    const typed = event.target instanceof Element &&
      event.target.closest("input, textarea, select, [contenteditable], [role=listbox], canvas, table");
    const plain = !event.ctrlKey && !event.altKey && !event.metaKey;
    if (plain && !typed && ["a", "c", "r"].includes(event.key.toLowerCase())) {
      event.stopImmediatePropagation();
    }
  };

  const warnUnsaved = (event) => {
    if (document.querySelector(".st-key-niet-bewaard")) event.preventDefault();
  };

  document.body.append(region);
  new MutationObserver(plan).observe(document.body, {
    subtree: true, childList: true, characterData: true,
    attributes: true, attributeFilter: ["class", ...ATTRIBUTES],
  });
  window.addEventListener("keydown", guardLetters, true);
  window.addEventListener("beforeunload", warnUnsaved);
  plan();
})();
