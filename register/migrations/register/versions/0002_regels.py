"""The table to search in also says which rules fired (`besluiten.regels`).

Nothing that was stored changes: after every upgrade `register.store.derived` makes that table anew.
"""

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Nothing to do here: see above."""
