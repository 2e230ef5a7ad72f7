"""What on a page cannot be read: texts that are cut off, and words broken over two lines."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.conftest import wait_until_drawn

# How often the same must be found before it is taken for wrong.
LOOKS = 5
# A text is cut off where its own box or one around it hides what does not fit.
_CLIPPED = """
() => {
  const found = [];
  const walker = document.createTreeWalker(
    document.querySelector('[data-testid=stMain]'), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const text = node.data.trim();
    const parent = node.parentElement;
    if (!text || !parent.checkVisibility({visibilityProperty: true})) continue;
    // For screen readers only, names of drawings, and what moves within its own place.
    if (parent.closest(
      '.normwijzer-melding, [data-testid=stIconMaterial], [aria-hidden=true] canvas, .nw-rol')) {
      continue;
    }
    const range = document.createRange();
    range.selectNodeContents(node);
    const own = [...range.getClientRects()].filter((r) => r.width && r.height);
    if (!own.length) continue;
    const left = Math.min(...own.map((r) => r.left));
    const right = Math.max(...own.map((r) => r.right));
    const top = Math.min(...own.map((r) => r.top));
    const bottom = Math.max(...own.map((r) => r.bottom));
    let hidden = false;
    let cut = '';
    for (let at = parent; at && at.id !== 'root'; at = at.parentElement) {
      const style = getComputedStyle(at);
      const box = at.getBoundingClientRect();
      if (style.clipPath !== 'none' || box.width <= 1) hidden = true;
      if (style.display.startsWith('inline') && style.display === 'inline') continue;
      const x = style.overflowX, y = style.overflowY;
      if (['auto', 'scroll'].includes(x) || ['auto', 'scroll'].includes(y)) break;
      if (x !== 'visible' && (left < box.left - 1 || right > box.right + 1)) cut = 'breedte';
      if (y !== 'visible' && (top < box.top - 3 || bottom > box.bottom + 3)) cut = 'hoogte';
    }
    if (hidden) continue;
    // Also what sticks out of a framed box reads as cut off.
    const framed = parent.closest('.nw-kansen > div > span, button, label');
    if (framed) {
      const box = framed.getBoundingClientRect();
      if (left < box.left - 1 || right > box.right + 1) cut = 'kader';
    }
    if (cut) found.push(`${cut}: ${text.slice(0, 60)}`);
  }
  for (const field of document.querySelectorAll(
      // The list that a combobox opens has the whole text.
      '[data-testid=stMain] :is(input[type=text], input[type=number]):not([role=combobox])')) {
    if (field.checkVisibility() && field.scrollWidth > field.clientWidth + 1) {
      found.push(`veld: ${field.value}`);
    }
  }
  return found;
}
"""

# The letters of one word that stand on different lines; a hyphen is a place to break.
_BROKEN = """
() => {
  const found = [];
  const walker = document.createTreeWalker(
    document.querySelector('[data-testid=stMain]'), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const parent = node.parentElement;
    if (!parent.checkVisibility({visibilityProperty: true})) continue;
    // Identifiers, hashes and lines of a file have no words.
    if (parent.closest(
      '.normwijzer-melding, [data-testid=stIconMaterial], .nw-yaml, .nw-code, code, ' +
      '.nw-oefencode')) {
      continue;
    }
    const hides = (at) => getComputedStyle(at).clipPath !== 'none' || at.offsetWidth === 1;
    if (hides(parent) || (parent.parentElement && hides(parent.parentElement))) continue;
    for (const match of node.data.matchAll(
        /(?<![\\p{L}\\p{N}])[\\p{L}\\p{N}]{2,24}(?![\\p{L}\\p{N}])/gu)) {
      const range = document.createRange();
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      const lines = [...range.getClientRects()].filter((r) => r.width > 0.5 && r.height > 1);
      if (lines.length > 1 && lines.at(-1).top >= lines[0].bottom - 4) {
        found.push(`gebroken: ${match[0]} in ${node.data.trim().slice(0, 50)}`);
      }
    }
  }
  return found;
}
"""


def illegible(page: Page) -> list[str]:
    """One line for each text that is cut off or broken, wherever it is on the page."""
    found, same = _found(page), 0
    # A part that fits itself to its width by script does so some time after the page is drawn.
    while found and same < LOOKS:
        wait_until_drawn(page)
        again = _found(page)
        found, same = again, same + 1 if again == found else 0
    return found


def _found(page: Page) -> list[str]:
    return sorted({*page.evaluate(_CLIPPED), *page.evaluate(_BROKEN)})
