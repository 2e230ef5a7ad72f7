"""The command line `normwijzer`, in Dutch."""
