"""`normwijzer termijnen`: until when the law gives time, from the dates of a case."""
