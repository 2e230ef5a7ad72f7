"""The database of the register: where it is, its tables, opening it, and its transactions."""
