"""`normwijzer register …`: what the beheerder and the auditor do with the register."""
