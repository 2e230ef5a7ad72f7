"""The rules of each stage, as readers of the published document see them."""
