"""The intake: the conversation from the first question to the decision."""
