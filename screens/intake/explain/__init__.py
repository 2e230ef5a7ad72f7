"""The explanation during the intake: what if, why not, and the page for the client."""
