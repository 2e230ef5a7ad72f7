"""What if: other answers beside the real case, and what differs."""
