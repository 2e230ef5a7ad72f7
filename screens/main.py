"""A placeholder for the intake: it shows what the shell offers."""

import streamlit as st

from screens.layout import mark_chosen, three_columns

LEEFGEBIEDEN = [
    "Financiën",
    "Werk en opleiding",
    "Tijdsbesteding",
    "Huisvesting",
    "Huiselijke relaties",
    "Geestelijke gezondheid",
    "Lichamelijke gezondheid",
    "Middelengebruik",
    "Algemene dagelijkse levensverrichtingen",
    "Sociaal netwerk",
    "Maatschappelijke participatie",
]
MINUTEN = {"1 acuut": 90, "2 niet": 60, "3 beperkt": 30, "4 voldoende": 10, "5 volledig": 0}

st.set_page_config(page_title="Normwijzer", layout="wide")
st.title("Voorbeeldscherm", anchor=False)
kolommen = three_columns()

gekozen = st.session_state.setdefault("gekozen", 0)

with kolommen.lijst:
    for nummer, naam in enumerate(LEEFGEBIEDEN):
        if st.button(naam, key=f"leefgebied-{nummer}", type="tertiary", width="stretch"):
            st.session_state["gekozen"] = gekozen = nummer
    mark_chosen(f"leefgebied-{gekozen}")

naam = LEEFGEBIEDEN[gekozen]
with kolommen.midden:
    with st.container(border=True):
        st.header(naam, anchor=False)
        niveau = st.radio(
            "Niveau", list(MINUTEN), index=None, horizontal=True, key=f"niveau-{gekozen}"
        )
        st.radio("Doel", ["behoud", "ontwikkel"], index=None, horizontal=True, key=f"doel-{naam}")
        st.checkbox("Opgelost door het netwerk of een voorliggende voorziening", wrap=True)
    st.text_area("Aantekeningen uit het gesprek", key=f"notitie-{naam}")
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        st.button("Vorige", key="vorige", icon=":material/arrow_back:")
        st.button("Volgende", key="volgende", icon=":material/arrow_forward:")

with kolommen.paneel:
    st.header("Voorstel", anchor=False)
    minuten = MINUTEN[niveau] if niveau else 0
    with st.container(key="voorstel-samenvatting"):
        st.metric("Minuten per week", minuten)
    with st.expander("Waarom dit voorstel?"):
        st.text(f"{naam}: {minuten} minuten")
    st.caption("Dit is een voorbeeld, geen echte berekening.")
    st.button("Besluit vastleggen", key="besluit", type="primary", width="stretch")
