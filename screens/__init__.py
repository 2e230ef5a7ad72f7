"""The Streamlit screens and the web shell around them."""
