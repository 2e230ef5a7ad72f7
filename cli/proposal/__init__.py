"""The commands about the proposal for a case: what it is, why, what else, and for whom."""
