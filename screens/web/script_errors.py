"""What the user sees when a screen fails; Streamlit logs the details itself."""

import streamlit as st

from rights import NoRightError
from screens.access.identity import NotLoggedInError


def show_in_dutch(error: Exception) -> bool:
    """Replace Streamlit's English text; True tells Streamlit not to show its own."""
    if isinstance(error, (NoRightError, NotLoggedInError)):
        st.error(str(error))
        return True
    st.error(
        "Er ging iets mis. Wat u het laatst invulde, is misschien niet bewaard. "
        "Laad de pagina opnieuw. Gaat het weer mis? Meld het bij uw beheerder."
    )
    return True
