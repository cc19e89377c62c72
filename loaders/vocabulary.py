"""The words Tela knows, made ready in a thread while another process parses the file.

Reading the tables and folding their spellings takes half a second once; the parent has nothing
else to do in that time.
"""

from __future__ import annotations

import threading
from functools import lru_cache


def make_ready() -> None:
    """Build every index that recognising a survey needs, whatever the country."""
    from cluster_data.reference import towns
    from cluster_data.survey import survey
    from loaders.recognise.headings import headings_of
    from loaders.recognise.language import language_of
    from loaders.values.codes import code_spellings, stage, standard
    from loaders.values.countries import country
    from loaders.values.products import product
    from loaders.values.tails import tail

    headings_of("company")
    tail("pcs/week")
    product("FFP2")
    country("TN")
    stage("weaving")
    standard("EN 149")
    language_of(["company"], [], [], None)
    for name in survey().code_lists:
        code_spellings(name)
    towns()


@lru_cache(maxsize=1)
def getting_ready() -> threading.Thread:
    """The thread that makes the vocabulary ready, started at the first call; join it before use."""
    thread = threading.Thread(target=make_ready, name="vocabulary", daemon=True)
    thread.start()
    return thread
