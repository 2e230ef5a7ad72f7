"""Decisions in the register: writing, finding, reading, counting and removing them."""
