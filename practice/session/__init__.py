"""What a practice session is about, and what came out of it."""
