"""The dates of the procedure in recorded cases: what is due in them, and which terms were kept."""
