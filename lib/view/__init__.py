"""Everything that talks to Streamlit besides the pages themselves."""
