"""The terms of the law from the dates of a case. Pure: no clock, today is given."""
