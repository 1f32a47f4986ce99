"""The page from a checkout: `streamlit run app.py`."""

from comparer.page.main import run
from comparer.page.server import stay_offline

stay_offline()
run()
