"""The evaluation of a decision on the command line."""
