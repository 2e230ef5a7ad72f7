"""The rights of the app's PostgreSQL role to drafts and practice sessions, which always change."""

from __future__ import annotations

from sqlalchemy import Connection, text

from register.store.tables import drafts


def grant_drafts(connection: Connection, role: str) -> None:
    """Let a PostgreSQL role read, add, change and remove drafts and practice sessions."""
    quoted = connection.dialect.identifier_preparer.quote_identifier(role)
    names = ", ".join(drafts.tables)
    connection.execute(text(f"GRANT SELECT, INSERT, UPDATE, DELETE ON {names} TO {quoted}"))
    connection.execute(text(f"GRANT SELECT ON concepten_version TO {quoted}"))


def extend_rights(connection: Connection) -> None:
    """Whoever may add drafts may do the same in the tables that an upgrade has added."""
    if connection.dialect.name != "postgresql":
        return
    query = text(
        "SELECT DISTINCT grantee FROM information_schema.role_table_grants "
        "WHERE table_schema = current_schema() AND table_name = 'concepten' "
        "AND privilege_type = 'INSERT' AND grantee NOT IN (current_user, 'PUBLIC')"
    )
    for role in connection.execute(query).scalars().all():
        grant_drafts(connection, role)
