"""The auditor's page: decisions found, opened, replayed and counted."""
