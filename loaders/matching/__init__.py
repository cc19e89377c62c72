"""Which uploaded sites and firms are known already: candidates by blocking, then points.

Nothing is changed here but through the store: what is one is a decision that can be taken back.
"""

from loaders.matching.compare import COLUMNS, compare
from loaders.matching.offers import OFFERED, Match, arriving, merge_automatic, offers, told
from loaders.matching.scoring import AUTOMATIC, LOWER

__all__ = [
    "AUTOMATIC",
    "COLUMNS",
    "LOWER",
    "OFFERED",
    "Match",
    "arriving",
    "compare",
    "merge_automatic",
    "offers",
    "told",
]
