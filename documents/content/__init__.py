"""What a document says: one content, whatever it is written as. Pure: no clock, no files."""
