"""`normwijzer kosten`: what a decision or a product costs, by the tariffs of its normenkader."""
