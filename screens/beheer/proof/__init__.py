"""The proof of a normenkader on the page."""
