"""The cost price on the page of the beheerder."""
