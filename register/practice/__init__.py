"""Practice sessions of trainers: kept for a short time, by number and never by name."""
