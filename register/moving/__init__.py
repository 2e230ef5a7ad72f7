"""The register as files: backups, whole registers, and decisions for spreadsheets."""
