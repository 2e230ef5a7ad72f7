"""Tariffs of a normenkader as data, and what a decision costs by them."""
