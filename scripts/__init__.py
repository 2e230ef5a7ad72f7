"""What makes the documents that are made from the program, and the locks."""
