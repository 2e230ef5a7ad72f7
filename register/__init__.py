"""The register: decisions of people, kept so that they can be replayed years later."""
