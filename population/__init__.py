"""Many cases at once: what they come to, and the processes that do the work."""
