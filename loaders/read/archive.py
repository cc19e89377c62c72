"""Archives: a zip's members unpacked in a stream, counted in real bytes, never as declared."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from loaders.read.limits import Limits

_CHUNK = 1 << 18
_LOCAL_HEADER = struct.Struct("<4s5H3I2H")
_ENTRY_MAGIC = b"PK\x01\x02"
_LOCAL_MAGIC = b"PK\x03\x04"
_UTF8_NAME = 0x800
_ENCRYPTED = 0x1


class ArchiveError(Exception):
    """An archive that is not opened; `slug` is the problem's."""

    def __init__(self, slug: str, **params: object) -> None:
        super().__init__(slug)
        self.slug = slug
        self.params: dict[str, Any] = params


class Archive:
    """A zip in memory; `ArchiveError` where it is damaged, encrypted or too big."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._data = memoryview(data)
        self._limits = limits
        self.unpacked = 0
        # Counted before the directory is parsed, which costs a kilobyte an entry; tenfold, since
        # a stored member may hold such marks itself.
        if data.count(_ENTRY_MAGIC) > 10 * limits.parts:
            raise ArchiveError("too-many-files", count=limits.parts + 1, limit=limits.parts)
        try:
            self.members = zipfile.ZipFile(io.BytesIO(data)).infolist()
        except Exception as trouble:  # the directory is hostile input: zipfile raises many kinds
            raise ArchiveError("file-damaged") from trouble
        if len(self.members) > limits.parts:
            raise ArchiveError("too-many-files", count=len(self.members), limit=limits.parts)
        if any(member.flag_bits & _ENCRYPTED for member in self.members):
            raise ArchiveError("encrypted")

    def names(self) -> set[str]:
        """Names of the members as written."""
        return {member.filename for member in self.members}

    def chunks(self, member: zipfile.ZipInfo) -> Iterator[bytes]:
        """A member's real bytes, piece by piece; ends in `ArchiveError` at a limit or a lie."""
        packed = self._packed(member)
        seen = 0
        for chunk in _inflated(member.compress_type, packed):
            seen += len(chunk)
            self.unpacked += len(chunk)
            many = seen > self._limits.ratio_matters_above
            if (
                self.unpacked > self._limits.unpacked
                or seen > member.file_size
                or (many and seen > self._limits.ratio * max(1, len(packed)))
            ):
                raise ArchiveError("zip-bomb", limit=self._limits.unpacked / 1e6)
            yield chunk
        if seen != member.file_size:
            raise ArchiveError("file-damaged")

    def content(self, member: zipfile.ZipInfo, most: int) -> bytes:
        """A whole member; `ArchiveError` "file-too-large" above `most` bytes."""
        parts: list[bytes] = []
        size = 0
        for chunk in self.chunks(member):
            size += len(chunk)
            if size > most:
                raise ArchiveError("file-too-large", megabytes=size / 1e6, limit=most / 1e6)
            parts.append(chunk)
        return b"".join(parts)

    def _packed(self, member: zipfile.ZipInfo) -> memoryview:
        header = self._data[member.header_offset : member.header_offset + _LOCAL_HEADER.size]
        if len(header) < _LOCAL_HEADER.size or bytes(header[:4]) != _LOCAL_MAGIC:
            raise ArchiveError("file-damaged")
        *_, name_length, extra_length = _LOCAL_HEADER.unpack(header)
        start = member.header_offset + _LOCAL_HEADER.size + name_length + extra_length
        packed = self._data[start : start + member.compress_size]
        if len(packed) < member.compress_size:
            raise ArchiveError("file-damaged")
        return packed


def _inflated(method: int, packed: memoryview) -> Iterator[bytes]:
    if method == zipfile.ZIP_STORED:
        for at in range(0, len(packed), _CHUNK):
            yield bytes(packed[at : at + _CHUNK])
        return
    if method != zipfile.ZIP_DEFLATED:
        raise ArchiveError("file-damaged")
    engine = zlib.decompressobj(-15)
    try:
        for at in range(0, len(packed), _CHUNK):
            waiting: bytes = bytes(packed[at : at + _CHUNK])
            while waiting:
                yield engine.decompress(waiting, 4 * _CHUNK)
                waiting = engine.unconsumed_tail
        while tail := engine.decompress(engine.unconsumed_tail, 4 * _CHUNK):
            yield tail
    except zlib.error as trouble:
        raise ArchiveError("file-damaged") from trouble
    if not engine.eof:
        raise ArchiveError("file-damaged")


def shown_name(member: zipfile.ZipInfo) -> str:
    """A member's name as its author wrote it: many programs store UTF-8 without saying so."""
    if member.flag_bits & _UTF8_NAME:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return member.filename


def survey_members(archive: Archive) -> list[zipfile.ZipInfo]:
    """The members a person put in: no folders, no system's or program's own files."""
    return [member for member in archive.members if not _left_by_a_program(member.filename)]


def _left_by_a_program(name: str) -> bool:
    last = name.rsplit("/", 1)[-1].lower()
    return (
        last in {"", ".ds_store", "thumbs.db", "desktop.ini"}
        or last.startswith(("~$", "._"))
        or name.startswith("__MACOSX/")
    )
