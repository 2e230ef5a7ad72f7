"""What a municipality replaces: its name, logo, colours, texts, contact lines and Word file."""
