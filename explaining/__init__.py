"""A proposal explained: to its client, and why it is not another product."""
