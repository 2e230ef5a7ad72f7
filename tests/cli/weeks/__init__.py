"""`normwijzer weken`."""
