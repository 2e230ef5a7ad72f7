"""A practice session for its trainer: starting, giving, and looking back."""
