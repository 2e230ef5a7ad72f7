"""The cost price per hour of a product, from its elements."""
