"""The files to begin a house style with: everything in them may change, or go."""

from __future__ import annotations

from importlib.resources import files

from documents.house_style.reading import FILE, TOKENS, word_name
from documents.house_style.texts import MAY_USE, shipped_texts
from documents.kinds import PAPER_KINDS

_HEAD = """\
# De huisstijl van de gemeente. Alles mag weg: dan is het zoals het programma het heeft.
# Controleer na een verandering: normwijzer huisstijl MAP

gemeente: Gemeente Voorbeeld
contact:
  - Postbus 1
  - 1000 AA Voorbeeld
# Een plaatje in deze map: PNG of JPEG.
# logo: logo.png

# Eigen teksten in plaats van die van het programma. Haal het # weg voor wat je verandert.
# teksten:
"""
_TOKENS = """\
/* Tokens van NL Design System. Zet hier die van de gemeente, of een hele stylesheet met tokens. */
:root {
  --utrecht-document-font-family: "Liberation Sans", Arial, sans-serif;
  --utrecht-document-color: #1a1a1a;
  --utrecht-heading-1-color: #154273;
  --utrecht-heading-2-color: #154273;
  --utrecht-link-color: #154273;
  --utrecht-table-row-border-block-end-color: #b6c3d1;
}
"""


def starting_files() -> dict[str, bytes]:
    """The files by name: the settings, the tokens, and the Word files that ship."""
    texts = [line for name, tekst in shipped_texts().items() for line in _as_comment(name, tekst)]
    found = {FILE: (_HEAD + "".join(texts)).encode(), TOKENS: _TOKENS.encode()}
    templates = files("documents.word").joinpath("templates")
    for kind in PAPER_KINDS:
        found[word_name(kind)] = templates.joinpath(f"{kind}.docx").read_bytes()
    return found


def _as_comment(name: str, tekst: str) -> list[str]:
    may = MAY_USE.get(name, ())
    told = [f"#   (in te vullen: {', '.join(may)})\n"] if may else []
    return [*told, f"#   {name}: >-\n", f"#     {tekst}\n"]
