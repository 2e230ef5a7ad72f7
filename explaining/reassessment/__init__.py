"""A new research that starts from a decision: what becomes of the answers, and of the minutes."""
