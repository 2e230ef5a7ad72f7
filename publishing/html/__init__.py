"""A normenkader as everybody can read it."""
