"""Tests beside the rules: named cases that say what a version of a normenkader must give."""
