"""What support costs."""
