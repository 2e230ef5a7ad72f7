"""What the client reads: one page in plain Dutch."""
