"""Entry of the screens: `streamlit run app.py`."""

import streamlit as st
from streamlit import config

from screens.access.start_guard import allowed_hosts, checked_login, require_loopback
from screens.sources.own_first import checked_setting
from screens.web.script_errors import show_in_dutch
from screens.web.shell import ROUTES, middleware
from screens.web.startup import frozen_imports

checked_setting()
_login = checked_login()
if _login is None:
    require_loopback(config.get_option("server.address"))
_hosts = allowed_hosts(_login)
# Streamlit asks this option at every websocket.
config.set_option("server.allowedHosts", list(_hosts))

# Streamlit finds this object by reading the source: keep it a plain top-level assignment.
app = st.App(
    "screens/main.py",
    lifespan=frozen_imports,
    routes=ROUTES,
    middleware=middleware(_hosts, https=_login is not None and _login.https),
    on_script_error=show_in_dutch,
)
