"""Where the screens get their rules and their register, and what a session holds."""
