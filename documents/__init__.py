"""Documents about a recorded decision: report, decision and letter, as Word and as PDF."""
