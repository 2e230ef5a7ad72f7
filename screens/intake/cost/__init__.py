"""What a recorded decision costs, on its page and in the dossier."""
