"""Files a person has dropped and not yet kept: copied out of Streamlit's memory, then read.

Streamlit keeps every upload in memory for as long as its widget stands, so each file is copied to
disk under its digest and the widget is made anew.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path, PurePath

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from loaders.check import understand
from loaders.reading import Context, Reading

_INBOX = "tela_inbox"
Progress = Callable[[float, str], None]


@dataclass(frozen=True)
class Dropped:
    """One file as dropped: its name for people, its copy named by digest."""

    name: str
    path: Path


@dataclass
class Inbox:
    """What this session has dropped and what was understood of it."""

    turn: int = 0
    dropped: list[Dropped] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    _read: dict[tuple[Path, str, Context], tuple[Reading, ...]] = field(default_factory=dict)
    _folder: Path | None = None

    @property
    def key(self) -> str:
        """The key of the upload widget; a new one empties it."""
        return f"tela_files_{self.turn}"

    def receive(self, files: Iterable[UploadedFile]) -> bool:
        """Copy files to disk; True where there were any, and the page should run again."""
        arrived = [self._copied(file) for file in files]
        self.dropped += [file for file in arrived if file not in self.dropped]
        if arrived:
            self.told.clear()
            self.turn += 1
        return bool(arrived)

    def read(self, file: Dropped, context: Context, progress: Progress) -> tuple[Reading, ...]:
        """What the file says, read once for each context."""
        key = (file.path, file.name, context)
        if key not in self._read:
            self._read[key] = understand(file.path, file.name, context, progress)
        return self._read[key]

    def is_read(self, file: Dropped, context: Context) -> bool:
        """True where `read` answers at once."""
        return (file.path, file.name, context) in self._read

    def put_away(self) -> None:
        """Forget the files and what was understood of them."""
        self.dropped.clear()
        self._read.clear()
        self.turn += 1
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def _copied(self, file: UploadedFile) -> Dropped:
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="tela-"))
        content = file.getbuffer()
        name = PurePath(file.name).name
        digest = hashlib.sha256(content).hexdigest()
        path = self._folder / f"{digest}{PurePath(name).suffix.lower()[:8]}"
        path.write_bytes(content)
        return Dropped(name, path)


def inbox() -> Inbox:
    """The session's inbox."""
    if _INBOX not in st.session_state:
        st.session_state[_INBOX] = Inbox()
    kept: Inbox = st.session_state[_INBOX]
    return kept
