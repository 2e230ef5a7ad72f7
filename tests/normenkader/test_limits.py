"""What is far too deep or has far too many mistakes is read quickly, and said in Dutch."""

from __future__ import annotations

import difflib
from collections.abc import Callable

import pytest

from normenkader.file.nearest import MOST_HINTS
from normenkader.file.nodes import MOST_DEPTH
from normenkader.file.problems import MOST_LINES, InvalidInputError, first_lines
from normenkader.file.tree import TOO_DEEP, Tree, read_json, read_yaml
from normenkader.reading import parse_normenkader

Reader = Callable[[str, str], Tree]
YAML_BLOCK = "\n".join(f"{'  ' * n}k:" for n in range(MOST_DEPTH + 5))


@pytest.mark.parametrize(
    ("reader", "tekst", "regel"),
    [
        (read_json, "[" * 100_000, 1),
        (read_json, '{"a":\n' * 3000 + "1" + "}" * 3000, MOST_DEPTH + 1),
        (read_yaml, "[" * 5000 + "]" * 5000, 1),
        (read_yaml, "- " * 5000 + "x", 1),
        (read_yaml, YAML_BLOCK, MOST_DEPTH + 1),
        (read_yaml, '{"a":\n' * 3000 + "1" + "}" * 3000, MOST_DEPTH + 1),
    ],
)
def test_what_is_too_deep_is_refused_at_its_line(reader: Reader, tekst: str, regel: int) -> None:
    with pytest.raises(InvalidInputError) as refused:
        reader(tekst, "diep")
    (probleem,) = refused.value.problemen
    assert (probleem.bestand, probleem.regel, probleem.melding) == ("diep", regel, TOO_DEEP)


@pytest.mark.parametrize("reader", [read_json, read_yaml])
def test_what_is_just_not_too_deep_is_read(reader: Reader) -> None:
    tekst = "[" * MOST_DEPTH + '"[[[[", "\\"[["' + "]" * MOST_DEPTH
    waarde = reader(tekst, "diep").waarde
    for _ in range(MOST_DEPTH - 1):
        (waarde,) = waarde
    assert waarde == ["[[[[", '"[[']


def test_a_number_without_end_is_refused_in_dutch() -> None:
    with pytest.raises(InvalidInputError, match="een getal met te veel cijfers"):
        read_json("9" * 10_000, "getal")


def test_hints_are_sought_for_the_first_unknown_keys_only(monkeypatch: pytest.MonkeyPatch) -> None:
    sought: list[str] = []
    nearest = difflib.get_close_matches

    def count(word: str, possible: list[str], n: int) -> list[str]:
        sought.append(word)
        return nearest(word, possible, n)

    monkeypatch.setattr(difflib, "get_close_matches", count)
    many = 2 * MOST_HINTS
    with pytest.raises(InvalidInputError) as refused:
        parse_normenkader("".join(f"onbekend{n}: 1\n" for n in range(many)), "veel.yaml")
    unknown = [p for p in refused.value.problemen if "onbekende sleutel" in p.melding]
    # Every one is found; only what is meant is not sought for the rest.
    assert len(unknown) == many
    assert len(sought) == MOST_HINTS


def test_so_many_lines_are_shown_and_the_rest_is_counted() -> None:
    lines = [str(n) for n in range(MOST_LINES + 3)]
    assert first_lines(lines) == (*lines[:MOST_LINES], "En nog 3. Verbeter eerst deze.")
    assert first_lines(lines[:MOST_LINES]) == tuple(lines[:MOST_LINES])
