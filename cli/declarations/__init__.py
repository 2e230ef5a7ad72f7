"""`normwijzer declaraties`: declared minutes against what may be declared."""
