"""How the tests are run: which first, and which for a quick answer."""
