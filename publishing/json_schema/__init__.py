"""The form of a normenkader for editors."""
