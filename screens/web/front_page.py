"""Turns Streamlit's index.html into a Dutch page with our style sheet and script."""

import base64
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from streamlit import file_util

from publishing.markup import PAGE, Pieces

HTML = Pieces(__name__, PAGE)

# In this order: a sheet overrules those before it.
SHEETS = (
    "normwijzer.css",
    "intake/frame.css",
    "intake/questions.css",
    "intake/panel.css",
    "intake/account.css",
    "intake/overview.css",
    "intake/decision.css",
    "intake/next_question.css",
    "intake/why_not.css",
    "intake/trail_pairs.css",
    "intake/what_if.css",
    "intake/own_first.css",
    "intake/reassess.css",
    "declarable.css",
    "terms.css",
    "cost.css",
    "register.css",
    "training.css",
    "practice.css",
    "norms.css",
    "contrast.css",
    "print.css",
)
SCRIPTS = ("normwijzer.js", "intake.js", "sending.js", "training.js")
_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_NOSCRIPT = "<noscript><p>Zet JavaScript aan om Normwijzer te gebruiken.</p></noscript>"
# What to find in Streamlit's file, and what to put there.
_CHANGES = [
    (r'<html lang="en">', '<html lang="nl">'),
    (r"<title>.*?</title>", "<title>Normwijzer</title>"),
    (r"<noscript>.*?</noscript>", _NOSCRIPT),
    # It points programs to an interface that the request guard closes.
    (r"(<!--[^>]*RFC 8631.*?-->\s*)?<link rel=\"service-desc\"[^>]*>", ""),
]


class UnknownFrontPageError(RuntimeError):
    """Streamlit's index.html is not the one this module was written for."""


@dataclass(frozen=True)
class FrontPage:
    """The page to send, and the hashes of the inline scripts for the policy."""

    body: bytes
    script_hashes: tuple[str, ...]


def load(static_folder: Path, static_path: str) -> FrontPage:
    """Rewrite the index.html of the installed Streamlit."""
    original = Path(file_util.get_static_dir(), "index.html").read_text(encoding="utf-8")
    return rewrite(original, _own_files(static_folder, static_path))


def rewrite(html: str, own_files: str) -> FrontPage:
    """Apply all changes; one that finds nothing is an error, not an English page."""
    for pattern, replacement in [*_CHANGES, (r"</head>", f"{own_files}</head>")]:
        html, found = re.subn(pattern, replacement, html, count=1, flags=re.DOTALL)
        if not found:
            raise UnknownFrontPageError(
                f"index.html of Streamlit has no {pattern!r}: adapt screens/web/front_page.py "
                "to this version of Streamlit."
            )
    return FrontPage(html.encode(), tuple(map(_hash, _INLINE_SCRIPT.findall(html))))


def _own_files(folder: Path, path: str) -> str:
    """Links to our files; the version makes a browser fetch a file that changed."""

    def address(name: str) -> str:
        version = hashlib.sha256((folder / name).read_bytes()).hexdigest()[:12]
        return f".{path}/{name}?v={version}"

    return HTML("own_files", sheets=map(address, SHEETS), scripts=map(address, SCRIPTS))


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
