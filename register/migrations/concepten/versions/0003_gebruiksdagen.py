"""The days on which the program was used, and for what is kept on which of them that was."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """What is there counts from the first day of use after this."""
    op.create_table(
        "gebruiksdagen",
        sa.Column("nummer", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("dag", sa.Text, nullable=False, unique=True),
        sqlite_strict=True,
    )
    for table in ("concepten", "oefensessies"):
        column = sa.Column("dag", sa.Integer, nullable=False, server_default="0")
        op.add_column(table, column)
        if op.get_bind().dialect.name == "postgresql":
            op.alter_column(table, "dag", server_default=None)
