"""`normwijzer publiceer`, `schema` and `dmn`: a normenkader for readers, editors and engines."""
