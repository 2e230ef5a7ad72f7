"""Is what is stored still what was stored? Nothing is changed by asking."""
