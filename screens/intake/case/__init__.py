"""The case of one session: its draft or decision, and where it is kept."""
