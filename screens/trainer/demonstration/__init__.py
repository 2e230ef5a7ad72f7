"""A case through the stages, one by one, with the rules as they are written."""
