"""The evaluation of a decision: its form as data, what is filled in, and what must be right."""
