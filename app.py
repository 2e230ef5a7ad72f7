"""Entry of the screens: `streamlit run app.py`."""

import streamlit as st
from streamlit import config

from screens.script_errors import show_in_dutch
from screens.start_guard import require_loopback
from screens.startup import frozen_imports
from screens.web import MIDDLEWARE, ROUTES

require_loopback(config.get_option("server.address"))

# Streamlit finds this object by reading the source: keep it a plain top-level assignment.
app = st.App(
    "screens/main.py",
    lifespan=frozen_imports,
    routes=ROUTES,
    middleware=MIDDLEWARE,
    on_script_error=show_in_dutch,
)
