"""The evaluation of a decision, on the page of that decision."""
