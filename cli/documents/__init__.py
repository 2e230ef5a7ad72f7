"""Commands that make documents about a decision."""
