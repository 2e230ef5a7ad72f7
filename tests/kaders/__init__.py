"""Real normenkaders and others that tests need: written out, or made smaller for brute force."""
