"""Practice sessions: the session, its participants, and their answers."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables of practice sessions; drafts stay as they are."""
    op.create_table(
        "oefensessies",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("code", sa.Text, nullable=False, unique=True),
        *(
            sa.Column(n, sa.Text, nullable=False)
            for n in ("eigenaar", "normenkader", "normenkader_versie", "sha256")
        ),
        sa.Column("inhoud", sa.LargeBinary, nullable=False),
        sa.Column("versie", sa.Integer, nullable=False),
        sa.Column("item", sa.Integer, nullable=False),
        sa.Column("onthuld", sa.Text, nullable=False),
        sa.Column("gesloten", sa.Integer, nullable=False),
        sa.Column("aangemaakt", sa.Text, nullable=False),
        sa.Column("verloopt", sa.Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("oefensessies_eigenaar", "oefensessies", ["eigenaar"])
    op.create_index("oefensessies_verloopt", "oefensessies", ["verloopt"])
    op.create_table(
        "oefendeelnemers",
        sa.Column(
            "sessie",
            sa.Text,
            sa.ForeignKey("oefensessies.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("nummer", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("deelnemer", sa.Text, nullable=False, unique=True),
        sa.Column("aangemaakt", sa.Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_table(
        "oefenantwoorden",
        sa.Column("sessie", sa.Text, primary_key=True),
        sa.Column("nummer", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("item", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("versie", sa.Integer, nullable=False),
        sa.Column("inhoud", sa.LargeBinary, nullable=False),
        sa.Column("klaar", sa.Integer, nullable=False),
        sa.Column("gewijzigd", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["sessie", "nummer"],
            ["oefendeelnemers.sessie", "oefendeelnemers.nummer"],
            ondelete="CASCADE",
        ),
        sqlite_strict=True,
    )
