"""Cases: reading them, checking them against a normenkader, and what they may never hold."""
