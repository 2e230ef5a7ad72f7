"""The form itself: parts, questions, the panel beside them, and the overview."""
