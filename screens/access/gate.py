"""The gate: nothing on a screen acts or gives a file, unless who it was drawn for is still there.

Streamlit runs a callback before the script, makes a deferred file outside it, and runs a fragment
without the rest: the check at the start of a run comes too late for all three. So every widget that
can carry one, and every fragment, is taken from here. Each needs the right that the function around
it declares with `needs`; what needs none says so with `free`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar, cast

import streamlit as st

from rights import MATRIX, Action, User
from screens.access import made_files, uploads
from screens.access.identity import NotLoggedInError, claims_here, session_id, user_of

P = ParamSpec("P")
R = TypeVar("R")
Widget = TypeVar("Widget", bound=Callable[..., Any])
CARRIERS = ("on_click", "on_change", "on_select", "data")

# Which of these rights is enough for what is drawn now; () needs none, None was never declared.
_NEEDED: ContextVar[tuple[Action, ...] | None] = ContextVar("needed", default=None)


class NotAllowedError(Exception):
    """Who asks may not (any more); the text says why."""


class Pass:
    """Who something was drawn for, and the rights of which one is enough for it."""

    def __init__(self) -> None:
        """Take over who is there now and what the function around this declared."""
        needed = _NEEDED.get()
        if needed is None:
            raise RuntimeError("No right was declared: use gate.needs or gate.free.")
        self.needed = needed
        # This very table is emptied when the user logs out, also outside a run of the script.
        self.claims = claims_here()
        self.drawn_for = self._user().pseudoniem if needed else ""
        self.check()

    def check(self) -> None:
        """Raise NotLoggedInError or NotAllowedError unless the same user still has the right."""
        if not self.needed:
            return
        user = self._user()
        if user.pseudoniem != self.drawn_for:
            raise NotAllowedError("Dit scherm hoort bij iemand anders. Laad de pagina opnieuw.")
        if not any(map(user.may, self.needed)):
            raise NotAllowedError("Je hebt dit recht niet meer. Laad de pagina opnieuw.")

    def holds(self) -> bool:
        """Say whether `check` passes."""
        try:
            self.check()
        except (NotLoggedInError, NotAllowedError):
            return False
        return True

    def _user(self) -> User:
        return user_of(self.claims)


class Gated:
    """A callback or a maker of a file, that acts only with a pass that holds at that moment."""

    def __init__(self, act: Callable[..., Any], *, file: bool = False) -> None:
        """Remember who is there now, and what they need."""
        self.act, self.file, self.pass_ = act, file, Pass()

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Act; or do nothing, and the script that follows says why. No file is given then."""
        if self.file:
            self.pass_.check()
        elif not self.pass_.holds():
            return None
        return self.act(*args, **kwargs)


def needs(*actions: Action) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Declare the rights of which one is enough for all that a function draws.

    The function is not run without: raises NotLoggedInError or NoRightError.
    """

    def declared(draw: Callable[P, R]) -> Callable[P, R]:
        @wraps(draw)
        def checked(*args: P.args, **kwargs: P.kwargs) -> R:
            with needing(*actions):
                return draw(*args, **kwargs)

        return checked

    return declared


@contextmanager
def needing(*actions: Action) -> Iterator[None]:
    """Within this one of these rights is needed; raises NotLoggedInError or NoRightError."""
    user = user_of(claims_here())
    if not any(map(user.may, actions)):
        # The refusal names everybody who gets in: by the right that most roles have.
        user.require(max(actions, key=lambda actie: sum(actie in own for own in MATRIX.values())))
    with _declared(actions):
        yield


def free(draw: Callable[P, R]) -> Callable[P, R]:
    """Declare that what a function draws is for everybody, logged in or not."""

    @wraps(draw)
    def declared(*args: P.args, **kwargs: P.kwargs) -> R:
        with _declared(()):
            return draw(*args, **kwargs)

    return declared


@contextmanager
def _declared(actions: tuple[Action, ...]) -> Iterator[None]:
    token = _NEEDED.set(actions)
    try:
        yield
    finally:
        _NEEDED.reset(token)


def fragment(run_every: float) -> Callable[[Callable[P, None]], Callable[P, None]]:
    """A part that runs by itself every so many seconds, with the pass of what it was drawn in.

    Where that does not hold any more, the whole page is drawn anew: that says why.
    """

    def made(draw: Callable[P, None]) -> Callable[P, None]:
        @wraps(draw)
        def guarded(pass_: Pass, *args: P.args, **kwargs: P.kwargs) -> None:
            if not pass_.holds():
                st.rerun()
            with _declared(pass_.needed):
                draw(*args, **kwargs)

        run = st.fragment(guarded, run_every=run_every)

        @wraps(draw)
        def drawn(*args: P.args, **kwargs: P.kwargs) -> None:
            run(Pass(), *args, **kwargs)

        return drawn

    return made


def watch(seconds: float) -> None:
    """Look after so many seconds whether the session is over: the page then says so by itself."""

    def look() -> None:
        try:
            user_of(claims_here())
        except NotLoggedInError:
            st.rerun()

    free(fragment(seconds)(look))()


def _gated(widget: Widget) -> Widget:
    @wraps(widget)
    def draw(*args: Any, **kwargs: Any) -> Any:
        for name in CARRIERS:
            if callable(kwargs.get(name)):
                kwargs[name] = Gated(kwargs[name], file=name == "data")
        found = widget(*args, **kwargs)
        if found is True:
            # A click that the script itself acts on, further on in this run.
            Pass().check()
        return found

    return cast("Widget", draw)


def _told_apart(widget: Widget) -> Widget:
    """A choice goes by what was chosen, never by its label: equal labels get what they stand for.

    The browser sends the label of a choice back, so two equal ones would be one and the same.
    """

    @wraps(widget)
    def draw(label: str, options: Iterable[Any], *args: Any, **kwargs: Any) -> Any:
        choices = list(options)
        shown: Callable[[Any], str] = kwargs.get("format_func", str)
        labels = Counter(" ".join(shown(choice).split()) for choice in choices)

        def apart(choice: Any) -> str:
            text = shown(choice)
            return text if labels[" ".join(text.split())] == 1 else f"{text} ({choice})"

        if max(labels.values(), default=1) > 1:
            kwargs["format_func"] = apart
        return widget(label, options, *args, **kwargs)

    return cast("Widget", draw)


def _file_only_at_the_click(widget: Widget, *, once: bool = False) -> Widget:
    @wraps(widget)
    def draw(*args: Any, **kwargs: Any) -> Any:
        made = kwargs.get("data")
        # What is made at once lies at an address that asks nobody anything.
        if not isinstance(made, Gated):
            raise TypeError("A download is made at the click: give a function as data=.")
        made.act = made_files.kept(made.act, kwargs["file_name"], kwargs["mime"], once=once)
        return widget(*args, **kwargs)

    return cast("Widget", draw)


def _with_place_for_files(widget: Widget) -> Widget:
    @wraps(widget)
    def draw(*args: Any, **kwargs: Any) -> Any:
        uploads.UPLOADS.allow(session_id(), Pass().holds)
        found = widget(*args, **kwargs)
        files = found if isinstance(found, list) else [found]
        uploads.UPLOADS.hold(session_id(), [file.file_id for file in files if file is not None])
        return found

    return cast("Widget", draw)


button = _gated(st.button)
button_column = _gated(st.column_config.ButtonColumn)
dataframe = _gated(st.dataframe)
download_button = _gated(_file_only_at_the_click(st.download_button))
# For a file with details of a client: as soon as the browser has it, it is nowhere else.
private_download_button = _gated(_file_only_at_the_click(st.download_button, once=True))
file_uploader = _gated(_with_place_for_files(st.file_uploader))
form_submit_button = _gated(st.form_submit_button)
multiselect = _gated(_told_apart(st.multiselect))
popover = _gated(st.popover)
radio = _gated(_told_apart(st.radio))
segmented_control = _gated(_told_apart(st.segmented_control))
selectbox = _gated(_told_apart(st.selectbox))
text_area = _gated(st.text_area)
text_input = _gated(st.text_input)
toggle = _gated(st.toggle)
