"""Documents that leave the program: for clients, for readers, and for other programs."""
