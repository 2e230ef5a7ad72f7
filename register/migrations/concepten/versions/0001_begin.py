"""The first drafts."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the table of drafts."""
    op.create_table(
        "concepten",
        sa.Column("adres", sa.Text, primary_key=True),
        sa.Column("eigenaar", sa.Text, nullable=False),
        sa.Column("versie", sa.Integer, nullable=False),
        sa.Column("inhoud", sa.LargeBinary, nullable=False),
        sa.Column("gewijzigd", sa.Text, nullable=False),
        sa.Column("verloopt", sa.Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("concepten_eigenaar", "concepten", ["eigenaar"])
    op.create_index("concepten_verloopt", "concepten", ["verloopt"])
