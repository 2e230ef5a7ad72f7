"""The second method of the proof: asks z3 about all clients at once."""
