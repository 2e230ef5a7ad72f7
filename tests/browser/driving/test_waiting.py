"""What the tests wait with waits indeed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.conftest import wait_until_ready
from tests.browser.driving.runs import follow_runs

APP = """
<div data-testid=stApp data-test-script-state=notRunning data-test-connection-state=CONNECTED>
  <div data-testid=stMainBlockContainer><div data-testid=stElementContainer></div></div>
</div>
"""
# Ready, until somebody asks for a frame to look again: then it is not for ten frames.
UNSTEADY = f"""{APP}
<script>
  const ask = window.requestAnimationFrame;
  window.asked = false;
  window.over = false;
  const after = (frames) => {{
    if (frames) return ask(() => after(frames - 1));
    window.over = true;
    delete document.body.dataset.stale;
  }};
  window.requestAnimationFrame = (then) => {{
    if (!window.asked) {{
      window.asked = true;
      document.body.dataset.stale = 'true';
      after(10);
    }}
    return ask(then);
  }};
</script>
"""


def test_a_page_that_goes_on_after_the_first_look_is_not_ready(page: Page) -> None:
    page.set_content(UNSTEADY)
    wait_until_ready(page)
    assert page.evaluate("window.asked && window.over")


# A server that nobody connects to: what it says is said by the test.
UNCONNECTED = """
window.WebSocket = class extends EventTarget {
  constructor(url) { super(); this.url = url; }
  send() {}
};
"""
# Ask for a run, and hear these messages, one in ten frames; then it is over.
ASK = """
([asked, heard]) => {
  const socket = new WebSocket('ws://127.0.0.1/_stcore/stream');
  window.over = false;
  const hear = (messages, frames) => {
    if (frames) return requestAnimationFrame(() => hear(messages, frames - 1));
    const [first, ...rest] = messages;
    window.over = !rest.length;
    socket.dispatchEvent(new MessageEvent('message', { data: new Uint8Array(first).buffer }));
    if (rest.length) hear(rest, 10);
  };
  hear(heard, 10);
  socket.send(new Uint8Array(asked));
}
"""
ENDED = ForwardMsg.ScriptFinishedStatus


def begun() -> ForwardMsg:
    message = ForwardMsg()
    message.new_session.name = "app"
    # Longer than a number of one byte: what a message holds is passed over.
    message.new_session.main_script_path = "x" * 300
    return message


def ended(how: ENDED.ValueType) -> ForwardMsg:
    return ForwardMsg(script_finished=how)


@pytest.fixture
def unconnected(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    context.add_init_script(UNCONNECTED)
    follow_runs(context)
    page = context.new_page()
    page.goto("about:blank")
    page.set_content(APP)
    yield page
    context.close()


@pytest.mark.parametrize(
    "heard",
    [
        [begun(), ended(ENDED.FINISHED_SUCCESSFULLY)],
        [begun(), ended(ENDED.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)],
        # The run of before ends; then what was asked runs, and asks for another.
        [
            ended(ENDED.FINISHED_SUCCESSFULLY),
            begun(),
            ended(ENDED.FINISHED_EARLY_FOR_RERUN),
            begun(),
            ended(ENDED.FINISHED_SUCCESSFULLY),
        ],
    ],
    ids=["a run", "of a part", "again"],
)
def test_a_run_that_was_asked_for_is_waited_for(unconnected: Page, heard: list[ForwardMsg]) -> None:
    asked = BackMsg()
    asked.rerun_script.query_string = "deel=zaak"
    answers = [list(message.SerializeToString()) for message in heard]
    unconnected.evaluate(ASK, [list(asked.SerializeToString()), answers])
    wait_until_ready(unconnected)
    assert unconnected.evaluate("window.over")


def test_what_asks_for_no_run_is_not_waited_for(unconnected: Page) -> None:
    sent = list(BackMsg(app_heartbeat=True).SerializeToString())
    unconnected.evaluate(
        """asked => {
      const socket = new WebSocket('ws://127.0.0.1/_stcore/stream');
      socket.send(new Uint8Array(asked));
    }""",
        sent,
    )
    wait_until_ready(unconnected)
