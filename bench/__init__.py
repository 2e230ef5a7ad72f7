"""Measurements by hand: never part of the tests, as times differ between machines."""
