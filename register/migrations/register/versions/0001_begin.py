"""The first register: the chain, its contents, and the normenkaders in full."""

import sqlalchemy as sa
from alembic import op

from register.store.triggers import postgres_function, triggers

revision = "0001"
down_revision = None

# So that a file of something else is not taken for a register.
APPLICATION_ID = 0x4E57_5231
TABLES = ("normenkaders", "keten", "inhouden", "verwijderd")


def upgrade() -> None:
    """Make the tables that hold what is stored, and their triggers."""
    op.create_table(
        "normenkaders",
        sa.Column("sha256", sa.Text, primary_key=True),
        sa.Column("inhoud", sa.LargeBinary, nullable=False),
        sqlite_strict=True,
    )
    op.create_table(
        "keten",
        sa.Column("nummer", sa.Integer, primary_key=True, autoincrement=False),
        *(
            sa.Column(n, sa.Text, nullable=False)
            for n in ("soort", "vorige", "inhoud_hash", "hash")
        ),
        sqlite_strict=True,
    )
    op.create_table(
        "inhouden",
        _number(),
        sa.Column("zout", sa.LargeBinary, nullable=False),
        sa.Column("stuk", sa.LargeBinary, nullable=False),
        sa.Column("zaak", sa.LargeBinary),
        sa.Column("antwoord", sa.LargeBinary),
        sqlite_strict=True,
    )
    op.create_table(
        "verwijderd",
        _number(),
        sa.Column("gebeurtenis", sa.Integer, sa.ForeignKey("keten.nummer"), nullable=False),
        sqlite_strict=True,
    )
    dialect = op.get_bind().dialect.name
    if dialect == "postgresql":
        op.execute(postgres_function())
    else:
        op.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    for table in TABLES:
        for _, sql in triggers(dialect, table):
            op.execute(sql)


def _number() -> "sa.Column[int]":
    return sa.Column(
        "nummer", sa.Integer, sa.ForeignKey("keten.nummer"), primary_key=True, autoincrement=False
    )
