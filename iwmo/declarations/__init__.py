"""What a provider declared per month, held against what may be declared of a toewijzing."""
