"""`python -m tests.proof.tour` computes the values of docs/bewijs.md and writes them there."""

from tests.proof.tour.page import PAGE, computed, filled
from tests.proof.tour.small_one import tour

PAGE.write_text(filled(PAGE.read_text("utf-8"), computed(tour())), "utf-8")
