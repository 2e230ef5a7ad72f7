"""The message to the provider on a screen: a form of which nothing is kept, and a file."""
