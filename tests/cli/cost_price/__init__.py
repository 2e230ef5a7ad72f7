"""`normwijzer kostprijs`."""
