"""A document as .docx, made of a Word file with places to fill in."""
