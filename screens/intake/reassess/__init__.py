"""A new research that starts from a decision: beginning it, and then and now beside each other."""
