"""Makes the pictures of the form for the README.

Run from the project's folder: `python -m tests.browser.picture docs/beeld/intake.png`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.browser.deciding import OORDEEL, choose_radio, to_decision, write
from tests.browser.intake import go, open_example
from tests.browser.own_browser import form_page

PARTS = {"": "lg-geestelijke_gezondheid", "-uitleg": "uitleg"}


def make(target: Path) -> None:
    """Write the form with an example, its account and the decision on it, as PNG."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with form_page() as page:
        open_example(page, "Weer grip")
        for suffix, part in PARTS.items():
            go(page, part)
            # The chart draws itself after the script has finished.
            page.wait_for_timeout(1000)
            page.mouse.move(0, 0)
            page.screenshot(path=target.with_stem(target.stem + suffix))
        to_decision(page)
        choose_radio(page, "Ik volg het voorstel")
        write(page, "Jouw eigen oordeel", OORDEEL)
        page.mouse.move(0, 0)
        page.screenshot(path=target.with_stem(f"{target.stem}-besluit"))


if __name__ == "__main__":
    make(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/beeld/intake.png"))
