"""A document as PDF, made of HTML."""
