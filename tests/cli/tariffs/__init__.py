"""`normwijzer kosten`."""
