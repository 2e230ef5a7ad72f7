"""The intake in a real browser: what it keeps, explains, and asks first."""
