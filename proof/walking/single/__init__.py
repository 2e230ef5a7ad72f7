"""What is walked through about single clients, in pieces that need no sums of leefgebieden."""
