"""Who may come in: the login, the user of a session, and the gate before every act."""
