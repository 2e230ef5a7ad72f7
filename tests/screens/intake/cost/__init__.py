"""What a decision costs, on the screen."""
