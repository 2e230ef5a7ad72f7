"""The page of a participant of a practice session, without an account."""
