"""`normwijzer herindicatie`: a decision beside the one that its research started from."""
