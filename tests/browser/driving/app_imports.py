"""All that the app imports, and nothing that looks at settings: the apps fork from here."""

import streamlit.web.cli  # noqa: F401

import screens.pages  # noqa: F401
