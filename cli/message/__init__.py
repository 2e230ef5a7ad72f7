"""The message to the provider: details in, message out, and nothing of either kept."""
