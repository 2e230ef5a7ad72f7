"""Documents about a recorded decision, from the screen."""
