"""One's own judgement before the proposal: asking it, and then both side by side."""
