"""The page from a checkout: `streamlit run app.py`."""

from comparer.page.main import run

run()
