"""The decision: choosing, recording and correcting it."""
