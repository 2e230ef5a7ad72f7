"""What support costs: amounts in whole cents, computed with exact fractions."""
