"""The logo of a municipality: read to its last pixel before a document is made with it."""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from docx.image.image import Image as WordImage
from PIL import Image, ImageFile, UnidentifiedImageError

from documents.house_style.model import Logo, Picture

# Of a side; on paper it is 16 mm high, for which 400 is a lot.
MOST_PIXELS = 4_000
PICTURES: dict[str | None, Picture] = {"PNG": "png", "JPEG": "jpeg"}
NO_PICTURE = "is geen plaatje dat hier kan: gebruik PNG of JPEG"
BROKEN = "is geen heel plaatje: sla het opnieuw op, als PNG of JPEG"
TOO_LARGE = f"is te groot: elke kant heeft hoogstens {MOST_PIXELS} beeldpunten"
NOT_FOR_WORD = "kan niet in Word: sla het opnieuw op, als PNG"
# What the library raises for a picture that is broken.
_BROKEN = (
    ArithmeticError,
    EOFError,
    LookupError,
    OSError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
)


def read_logo(content: bytes) -> Logo:
    """The picture in a file; raises ValueError with what is wrong with it."""
    try:
        with _opened(content) as picture:
            kind, size = PICTURES[picture.format], picture.size
            # Before it is unpacked: that may take any room.
            _check_size(size)
            picture.load()
    except Image.DecompressionBombError as error:
        raise ValueError(TOO_LARGE) from error
    except UnidentifiedImageError as error:
        raise ValueError(NO_PICTURE) from error
    except _BROKEN as error:
        raise ValueError(BROKEN) from error
    _look_for_word(content, size)
    return Logo(content, kind, *size)


def _check_size(size: tuple[int, int]) -> None:
    if max(size) > MOST_PIXELS:
        raise Image.DecompressionBombError


@contextmanager
def _opened(content: bytes) -> Iterator[Image.Image]:
    """A picture that is only whole when all of it is there."""
    lenient = ImageFile.LOAD_TRUNCATED_IMAGES
    # The library for PDF sets it, for every other user of this one too; nothing needs it.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as picture:
                yield picture
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient


def _look_for_word(content: bytes, size: tuple[int, int]) -> None:
    """Read a picture as the library for Word does; raises ValueError."""
    try:
        image = WordImage.from_file(io.BytesIO(content))
        same = (image.px_width, image.px_height) == size and image.width > 0 and image.height > 0
    except Exception as error:
        # Some of what it raises is of no class of its own.
        raise ValueError(NOT_FOR_WORD) from error
    if not same:
        raise ValueError(NOT_FOR_WORD)
