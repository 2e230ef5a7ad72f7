"""Why not another product: the smallest change that would give it, and the margin."""
