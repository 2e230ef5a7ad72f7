"""What every screen is made of: fields, tables, pictures and words."""
