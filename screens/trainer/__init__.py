"""The trainer's page: teaching cases, a case step by step, and practice sessions."""
