"""The first method of the proof: walks through all that clients can become."""
