"""The cost price per hour."""
