"""Tela starts here: `streamlit run app.py`, or served by `uvicorn app:app`.

The server imports this file for `app`; Streamlit then runs it for every reader and draws the page.
"""

from pathlib import Path

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

if get_script_run_ctx(suppress_warning=True) is None:
    from shell import serving

    # A folder called `pages` makes a fresh Streamlit look for scripts in it, until the first run
    # has declared its pages: the first deep link would find none.
    PagesManager.uses_pages_directory = False
    app = st.App(
        Path(__file__).resolve(),
        routes=serving.routes(),
        middleware=serving.middleware(),
        lifespan=serving.lifespan,
        on_script_error=serving.on_script_error,
    )
else:
    from shell import frame

    frame.draw()
