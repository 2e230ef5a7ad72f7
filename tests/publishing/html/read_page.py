"""Reads a page back: its text, what stands below each anchor, its headings, tables and links."""

from __future__ import annotations

from html.parser import HTMLParser

EMPTY = ("meta",)
Attributes = dict[str, str | None]


class Page(HTMLParser):
    """A well-formed page; texts have one space where the source has white space."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, Attributes]] = []
        self.headings: list[tuple[int, str]] = []
        self.tables: dict[str, list[list[str]]] = {}
        self._open: list[tuple[str, str | None]] = []
        self._pieces: list[str] = []
        self._below: dict[str, list[str]] = {}
        self._cells: list[list[str]] = []
        self._caption = ""
        self.feed(source)
        self.close()
        assert self._open == []

    @property
    def text(self) -> str:
        """Everything that can be read."""
        return squeezed("".join(self._pieces))

    @property
    def anchors(self) -> list[str]:
        """All ids, in order."""
        return [a["id"] or "" for _, a in self.tags if "id" in a]

    def below(self, anchor: str) -> str:
        """What stands in the element with an id."""
        return squeezed("".join(self._below[anchor]))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self.tags.append((tag, attributes))
        if tag in EMPTY:
            return
        self._open.append((tag, attributes.get("id")))
        if tag in ("p", "li", "div", "dt", "dd", "td", "th", "section", "h2", "h3", "h4"):
            self._add(" ")
        if tag == "tr":
            self._cells.append([])
        if tag in ("td", "th"):
            self._cells[-1].append("")
        if tag[0] == "h" and tag[1:].isdigit():
            self.headings.append((int(tag[1:]), ""))
        if tag == "caption":
            self._caption = ""

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag
        if tag == "table":
            self.tables[squeezed(self._caption)] = [[*map(squeezed, r)] for r in self._cells]
            self._cells = []

    def handle_data(self, data: str) -> None:
        open_tags = [tag for tag, _ in self._open]
        if "style" in open_tags or "title" in open_tags:
            return
        self._add(data)
        if "td" in open_tags or "th" in open_tags:
            self._cells[-1][-1] += data
        if "caption" in open_tags:
            self._caption += data
        if any(t[0] == "h" and t[1:].isdigit() for t in open_tags):
            level, text = self.headings[-1]
            self.headings[-1] = (level, text + data)

    def _add(self, data: str) -> None:
        self._pieces.append(data)
        for _, anchor in self._open:
            if anchor is not None:
                self._below.setdefault(anchor, []).append(data)


def squeezed(tekst: str) -> str:
    """A text with one space where there is white space."""
    return " ".join(tekst.split())
