"""`normwijzer kostprijs`: the cost price per hour from its elements."""
