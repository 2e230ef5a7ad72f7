"""Technical conversion: what a product of an old normenkader becomes in a new one, as data."""
