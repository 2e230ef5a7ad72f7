"""What the tests wait with waits indeed."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.conftest import wait_until_ready

# Ready, until somebody asks for a frame to look again: then it is not for ten frames.
PAGE = """
<div data-testid=stApp data-test-script-state=notRunning data-test-connection-state=CONNECTED>
  <div data-testid=stMainBlockContainer><div data-testid=stElementContainer></div></div>
</div>
<script>
  const ask = window.requestAnimationFrame;
  window.asked = false;
  window.over = false;
  const after = (frames) => {
    if (frames) return ask(() => after(frames - 1));
    window.over = true;
    delete document.body.dataset.stale;
  };
  window.requestAnimationFrame = (then) => {
    if (!window.asked) {
      window.asked = true;
      document.body.dataset.stale = 'true';
      after(10);
    }
    return ask(then);
  };
</script>
"""


def test_a_page_that_goes_on_after_the_first_look_is_not_ready(page: Page) -> None:
    page.set_content(PAGE)
    wait_until_ready(page)
    assert page.evaluate("window.asked && window.over")
