"""Mijn zaken: what a consulent began or decided."""
