"""Stored cases judged again: with their own normenkader, or with another version."""
