"""Runs axe-core in a page.

The script comes from an installed package, only read, never imported: pytest-playwright-axe
(requirements/axe.txt, axe-core 4.14) or else axe-playwright-python (axe-core 4.12).
"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

WCAG_A_AND_AA = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
BEST_PRACTICE = ("best-practice",)

_PLACES = {
    "pytest_playwright_axe": "resources/axe.min.js",
    "axe_playwright_python": "axe.min.js",
}


@cache
def script() -> str:
    for package, file in _PLACES.items():
        spec = find_spec(package)
        if spec and spec.submodule_search_locations:
            return Path(spec.submodule_search_locations[0], file).read_text(encoding="utf-8")
    raise RuntimeError(f"axe-core is missing: install one of {', '.join(_PLACES)} (see ./test)")


# A bar that stays in sight lies over what scrolls below it. Where the page happens to be scrolled,
# axe then takes the rest of a field for the whole: every bar is measured at its own place.
_AT_REST = """
options => {
  const stuck = [...document.querySelectorAll("*")]
    .filter((element) => getComputedStyle(element).position === "sticky");
  for (const element of stuck) element.style.setProperty("position", "static", "important");
  return axe.run(options).finally(() => {
    for (const element of stuck) element.style.removeProperty("position");
  });
}
"""


def violations(page: Page, tags: tuple[str, ...] = WCAG_A_AND_AA) -> list[str]:
    """One line for each rule that the page breaks, with the first elements that do."""
    # Playwright runs this outside the page's content security policy.
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(script())
    options = {"runOnly": list(tags), "resultTypes": ["violations"]}
    result: dict[str, Any] = page.evaluate(_AT_REST, options)
    return [
        f"{rule['id']}: {rule['help']} – {[node['html'][:160] for node in rule['nodes'][:3]]}"
        for rule in result["violations"]
    ]
