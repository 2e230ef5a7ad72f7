"""`normwijzer vergelijk`: two normenkaders beside each other."""
