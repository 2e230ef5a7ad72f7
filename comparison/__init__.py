"""Two normenkaders beside each other: what differs in words, and what it does to cases."""
