"""The beheerder's page: a normenkader checked, tested, proved, compared and published."""
