"""A readable document as blocks, and as one HTML file."""
