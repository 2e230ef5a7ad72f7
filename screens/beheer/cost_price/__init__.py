"""The cost price of an hour on the beheerder's page: from an uploaded file, and what changes it."""
