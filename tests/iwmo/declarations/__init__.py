"""What a provider declared."""
