"""Tariffs and what they cost."""
