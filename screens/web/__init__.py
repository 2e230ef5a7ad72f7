"""The web shell around Streamlit."""
