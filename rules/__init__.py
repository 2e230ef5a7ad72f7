"""The normenkaders that ship, as data: `<id>/<versie>.yaml`."""
