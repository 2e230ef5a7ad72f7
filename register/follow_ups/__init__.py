"""What is recorded about a decision afterwards: each kind a record of its own in the chain."""
