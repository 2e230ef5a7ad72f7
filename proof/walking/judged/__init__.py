"""Times that are judged: rows of numbers, of which only the ends of what they do are looked at."""
