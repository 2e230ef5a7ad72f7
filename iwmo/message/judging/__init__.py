"""What others say of a message: the schema and the national rule layer, where they are pointed to.

Neither is part of this program. Nothing is fetched, and no entity is followed.
"""
