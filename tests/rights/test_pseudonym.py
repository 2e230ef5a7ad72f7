"""The pseudonym of an account."""

import re

import pytest

from rights import pseudonym

KEY = b"k" * 32


def test_it_is_the_same_every_time_and_says_nothing() -> None:
    # Worked out with: openssl dgst -sha256 -hmac
    assert pseudonym(KEY, "https://login.example", "jan@example.nl") == "u-3iyi7vzd5ymifkpk"


@pytest.mark.parametrize(
    ("sleutel", "uitgever", "onderwerp"),
    [
        (b"l" * 32, "https://a", "bc"),
        (KEY, "https://b", "bc"),
        (KEY, "https://a", "bd"),
        (KEY, "https://ab", "c"),
        (KEY, 'https://a", "b', "c"),
    ],
)
def test_another_key_issuer_or_subject_is_somebody_else(
    sleutel: bytes, uitgever: str, onderwerp: str
) -> None:
    found = pseudonym(sleutel, uitgever, onderwerp)
    assert re.fullmatch(r"u-[a-z2-7]{16}", found)
    assert found != pseudonym(KEY, "https://a", "bc")


@pytest.mark.parametrize(
    ("sleutel", "uitgever", "onderwerp"), [(b"", "a", "b"), (KEY, "", "b"), (KEY, "a", "")]
)
def test_nobody_has_no_pseudonym(sleutel: bytes, uitgever: str, onderwerp: str) -> None:
    with pytest.raises(ValueError, match="needs"):
        pseudonym(sleutel, uitgever, onderwerp)
