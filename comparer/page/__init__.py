"""The page: one of the three doors to `Comparer`, served on this machine by Streamlit."""
