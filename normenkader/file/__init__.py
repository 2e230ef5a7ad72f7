"""From the bytes of a file to plain data with places, and back to the line of every problem."""
