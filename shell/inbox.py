"""Files a person has dropped and not yet kept: copied out of Streamlit's memory, then read.

Streamlit keeps every upload in memory for as long as its widget stands, so each file is copied to
disk under its digest and the widget is made anew.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath
from typing import Any, TypeVar

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from loaders.check import understand
from loaders.decisions import Doubt
from loaders.doubts import doubts_of
from loaders.likely import with_examples
from loaders.reading import Context, Reading
from loaders.understand import Parsed
from shell.answers import Answers, Doubted, Warned, left_alone

_INBOX = "tela_inbox"
Progress = Callable[[float, str], None]
Made = TypeVar("Made")


@dataclass(frozen=True)
class Dropped:
    """One file as dropped: its name for people, its copy named by digest."""

    name: str
    path: Path

    @property
    def digest(self) -> str:
        """What the file is known by, whatever it is called."""
        return self.path.stem


@dataclass(frozen=True)
class Found:
    """One survey found in a dropped file: the file itself, or one of those in a zip."""

    file: Dropped
    reading: Reading
    place: int
    doubts: tuple[Doubt, ...] = ()

    @property
    def key(self) -> str:
        """A name that no other survey in the inbox has: letters, digits and underscores."""
        named = hashlib.sha256(f"{self.file.name}/{self.file.path.name}".encode()).hexdigest()
        return f"{named[:12]}_{self.place}"

    @property
    def doubted(self) -> Doubted:
        """What there is to ask about it."""
        return Doubted(self.file.digest, self.reading, self.doubts)


@dataclass(frozen=True)
class Told:
    """What became of one file, in markdown; `cluster` where something was kept."""

    text: str
    fine: bool = True
    cluster: str = ""
    draft: bool = False


@dataclass
class Inbox:
    """What this session has dropped and what was understood of it."""

    turn: int = 0
    dropped: list[Dropped] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)
    """Names of files that were dropped once more, just now."""
    told: list[Told] = field(default_factory=list)
    answers: Answers = field(default_factory=Answers)
    reasons: dict[Warned, str] = field(default_factory=dict)
    """Why warnings are let stand."""
    _left_out: set[str] = field(default_factory=set)
    _read: dict[Dropped, tuple[Context, list[Found]]] = field(default_factory=dict)
    _parsed: dict[Dropped, Parsed] = field(default_factory=dict)
    _once: dict[object, Any] = field(default_factory=dict)
    # removes itself from disk when the session ends
    _folder: tempfile.TemporaryDirectory[str] | None = None

    @property
    def key(self) -> str:
        """The key of the upload widget; a new one empties it."""
        return f"tela_files_{self.turn}"

    def receive(self, files: Iterable[UploadedFile]) -> bool:
        """Copy files to disk; True where there were any, and the page should run again."""
        arrived = list(dict.fromkeys(self._copied(file) for file in files))
        self.twice = [file.name for file in arrived if file in self.dropped]
        self.dropped += [file for file in arrived if file not in self.dropped]
        if arrived:
            self.told.clear()
            self.turn += 1
        return bool(arrived)

    def read(self, file: Dropped, context: Context, progress: Progress) -> list[Found]:
        """What the file says, without what was left out; understood anew in another context."""
        if not self.is_read(file, context):
            parsed = self._parsed.setdefault(file, {})
            readings = understand(file.path, file.name, context, progress, parsed)
            sheets = [sheet for result in parsed.values() for sheet in result.sheets]
            found = [
                Found(
                    file, one, place,
                    with_examples(doubts_of(one, context.decisions), one, sheets),
                )
                for place, one in enumerate(readings)
            ]  # fmt: skip
            self._read[file] = (context, found)
        return [one for one in self._read[file][1] if one.key not in self._left_out]

    def is_read(self, file: Dropped, context: Context) -> bool:
        """True where `read` answers at once: what is decided otherwise is not in the file."""
        if file not in self._read:
            return False
        before, found = self._read[file]
        if before == context:
            return True
        same = replace(before, decisions=context.decisions) == context
        told = [one.doubted for one in found]
        return same and left_alone(told, before.decisions, context.decisions)

    def once(self, key: object, make: Callable[[], Made]) -> Made:
        """What `make` answers, asked only when `key` is another than before of its kind."""
        kind = key[0] if isinstance(key, tuple) else key
        before = self._once.get(kind)
        if before is None or before[0] != key:
            self._once[kind] = before = (key, make())
        made: Made = before[1]
        return made

    def leave_out(self, one: Found) -> None:
        """Look no further at one survey."""
        self._left_out.add(one.key)

    def put_away(self) -> None:
        """Forget the files and what was understood of them."""
        self.dropped.clear()
        self.twice.clear()
        self._left_out.clear()
        self._read.clear()
        self._parsed.clear()
        self.answers.clear()
        self.reasons.clear()
        self._once.clear()
        self.turn += 1
        if self._folder:
            self._folder.cleanup()
            self._folder = None

    def _copied(self, file: UploadedFile) -> Dropped:
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="tela-", ignore_cleanup_errors=True)
        content = file.getbuffer()
        name = PurePath(file.name).name
        digest = hashlib.sha256(content).hexdigest()
        path = Path(self._folder.name) / f"{digest}{PurePath(name).suffix.lower()[:8]}"
        path.write_bytes(content)
        return Dropped(name, path)


def inbox() -> Inbox:
    """The session's inbox."""
    if _INBOX not in st.session_state:
        st.session_state[_INBOX] = Inbox()
    kept: Inbox = st.session_state[_INBOX]
    return kept
