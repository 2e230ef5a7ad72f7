"""`normwijzer weken`: minutes per week as the most that may be declared per calendar month."""
