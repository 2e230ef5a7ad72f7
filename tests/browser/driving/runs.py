"""Follows the runs of a page's script: a test waits for the end of what a click has started.

Streamlit tells a page that its script runs when the server says so. Between a click and that moment
the page looks as if it had nothing to do; on a busy machine that lasts long enough to be looked at.
"""

from __future__ import annotations

from playwright.sync_api import BrowserContext

# Fields of Streamlit's messages (BackMsg and ForwardMsg of streamlit.proto), and how a run may end.
_RERUN, _BEGUN, _ENDED, _ENDED_FOR_ANOTHER = 11, 4, 6, 2

_FOLLOW = f"""
(() => {{
  window.runUnderway = false;
  let begun = false;
  // The fields of a message that matter here: none is inside another. A number is given, else true.
  const fields = (data) => {{
    const bytes = new Uint8Array(data), found = new Map();
    let at = 0;
    const number = () => {{
      let value = 0, scale = 1, byte;
      do {{ byte = bytes[at++]; value += (byte & 127) * scale; scale *= 128; }} while (byte > 127);
      return value;
    }};
    while (at < bytes.length) {{
      const key = number(), kind = key % 8, value = number();
      if (kind === 2) at += value;
      found.set(Math.floor(key / 8), kind === 0 ? value : true);
    }}
    return found;
  }};
  const over = () => {{
    window.runUnderway = false;
    window.dispatchEvent(new Event('runended'));
  }};
  const received = (data) => {{
    const message = fields(data);
    if (message.has({_BEGUN})) begun = true;
    if (begun && message.has({_ENDED}) && message.get({_ENDED}) !== {_ENDED_FOR_ANOTHER}) over();
  }};
  window.WebSocket = class extends window.WebSocket {{
    constructor(...given) {{
      super(...given);
      if (!this.url.endsWith('/_stcore/stream')) return;
      this.addEventListener('message', (event) => received(event.data));
      this.addEventListener('close', over);
    }}
    send(data) {{
      if (data instanceof Uint8Array && fields(data).has({_RERUN})) {{
        window.runUnderway = true;
        begun = false;
      }}
      super.send(data);
    }}
  }};
}})();
"""

# What a field sent has arrived, the script has finished, what the run before left is gone, and
# React has drawn what was sent: also after two frames, of which the first draws what is there now.
# One question instead of one for each part of it: a test asks it after every step. The promise
# looks on by itself until it holds: Playwright takes what a promise gives, whatever that is. It
# looks again when something has changed: to find that something isn't there takes the whole page.
READY = """
() => new Promise((done) => {
  const ready = () => !window.runUnderway && document.querySelector(
    '[data-testid="stApp"][data-test-script-state="notRunning"]'
    + '[data-test-connection-state="CONNECTED"]'
  ) && document.querySelector(
    '[data-testid="stMainBlockContainer"] [data-testid="stElementContainer"]'
  ) && !document.querySelector('[data-stale=true]')
    && !('nwUnderway' in document.documentElement.dataset);
  const frame = (then) => requestAnimationFrame(() => requestAnimationFrame(then));
  const look = () => ready() ? frame(() => ready() ? done(true) : wait()) : wait();
  const wait = () => {
    const again = () => {
      changes.disconnect();
      window.removeEventListener('runended', again);
      requestAnimationFrame(look);
    };
    const changes = new MutationObserver(again);
    changes.observe(document, { subtree: true, childList: true, attributes: true });
    window.addEventListener('runended', again);
  };
  look();
})
"""


def follow_runs(context: BrowserContext) -> None:
    """Follow the runs of every page that this context opens from now on."""
    context.add_init_script(_FOLLOW)
