"""What the address says: which board, narrowed to what, and which of it is looked at."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal, cast

from cluster_data import store
from shell.state import State

Board = Literal["posts", "survey"]
BOARDS: tuple[Board, ...] = ("survey", "posts")
SIDES = ("all", "need", "offer")
STATES = ("live", *store.POST_STATES, "all")
"""`live` is open or answered: what somebody may still answer."""
LIVE = ("open", "answered")
SURVEY_KINDS = ("cooperation", "skill")
_CODE = re.compile(r"[0-9A-Za-z_]{1,40}")
_ROW = re.compile(r"[0-9a-f]{12}-[a-z_0-9]{1,48}")


@dataclass(frozen=True)
class View:
    """The board looked at, its filters (`all` or empty: none), the page of its rows, the row open.

    `side` is need or offer, `code` the one thing looked for, `at` a post's number or
    `site-answer` of the survey.
    """

    board: Board
    side: str
    kind: str
    code: str
    status: str
    page: int
    at: str
    posting: bool


def read(state: State) -> View:
    """The view of an address; what it names wrongly is not narrowed by."""
    board = cast(Board, state.param("b", BOARDS, BOARDS[0]))
    kinds = SURVEY_KINDS if board == "survey" else store.POST_KINDS
    at = state.own.get("at", "")
    page = state.own.get("n", "1")
    return View(
        board=board,
        side=state.param("side", SIDES, "all"),
        kind=state.param("kind", kinds),
        code=code if _CODE.fullmatch(code := state.own.get("code", "")) else "",
        status=state.param("is", STATES, STATES[0]),
        page=int(page) if page.isdecimal() and 1 <= len(page) <= 4 and int(page) else 1,
        at=at if re.fullmatch(r"P\d{5,}", at) or _ROW.fullmatch(at) else "",
        posting=state.param("new", ("1",)) == "1" and state.viewer.role != "public",
    )


def today() -> dt.date:
    """The day on which posts are open or expired: the real one, whatever day figures are of."""
    return dt.date.today()
