"""`normwijzer declaraties`."""
