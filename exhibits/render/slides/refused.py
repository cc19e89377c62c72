"""Why a file can't serve as a template, in words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from words import N_


class UnusableTemplate(ValueError):
    """A file that can't serve as a template; `reason` is a key of `WHY`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


WHY: Mapping[str, str] = MappingProxyType(
    {
        "no presentation": N_(
            "This file is no PowerPoint presentation, or it is damaged. A template is a .pptx or "
            ".potx file that PowerPoint itself opens. Open it there, save it again as .pptx, and "
            "give it here. Until then the slides have our own look."
        ),
        "old or other": N_(
            "This file has the format of another program or of PowerPoint before 2007. A template "
            "is a .pptx or .potx file. Open it in PowerPoint, save it as .pptx, and give it here. "
            "Until then the slides have our own look."
        ),
        "password": N_(
            "This file is locked with a password. A template has to open without one. Take the "
            "password away in PowerPoint (File, Info, Protect Presentation), save it, and give it "
            "here. Until then the slides have our own look."
        ),
        "strict": N_(
            "This file is saved as “Strict Open XML”, which we can’t read. A template is an "
            "ordinary .pptx or .potx file. Save it as “PowerPoint Presentation”, and give it here. "
            "Until then the slides have our own look."
        ),
        "too large": N_(
            "This file is larger than 50 MB. A template needs its master and layouts only. Delete "
            "its slides and large pictures, save it, and give it here. Until then the slides have "
            "our own look."
        ),
        "too much inside": N_(
            "This file unpacks to far more than a template holds. Its parts may take 200 MB at "
            "most, those that are text 40 MB. Delete its slides, films and large pictures, save "
            "it, and give it here. Until then the slides have our own look."
        ),
        "no layouts": N_(
            "This presentation has no slide layout. A template needs a master with one layout at "
            "least, best “Title Only”. Add one in PowerPoint (View, Slide Master), save it, and "
            "give it here. Until then the slides have our own look."
        ),
        "no room": N_(
            "The slides of this presentation are too small for a figure. They have to be 16 cm "
            "wide and 10 cm high at least. Set their size in PowerPoint (Design, Slide Size), "
            "save it, and give it here. Until then the slides have our own look."
        ),
    }
)
"""By reason: what is wrong, the rule, what to do, and that our own template serves meanwhile."""
