"""A table to search in for what follows a decision (`vervolgstukken`).

Nothing that was stored changes: after every upgrade `register.store.derived` makes that table.
"""

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Nothing to do here: see above."""
