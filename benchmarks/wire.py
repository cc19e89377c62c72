"""A reader's session over the websocket, without a browser: Streamlit's own messages.

Such a session sends what a browser sends when an address changes, keeps the messages that the
server may later refer to, and reads what is drawn. It doesn't draw, so what it measures is the
server and the wire.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

Query = Mapping[str, str]
_DONE, _AGAIN = ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_EARLY_FOR_RERUN
_KEPT_RUNS = 2
"""Runs for which a browser keeps a message that it was not sent again (Streamlit's default)."""


@dataclass
class Answer:
    """What came back for one address: how long it took, how much it was, what it says."""

    seconds: float
    bytes: int = 0
    alt: str = ""
    """The text that stands for the figure."""
    texts: list[str] = field(default_factory=list)
    """Headings and HTML on the page."""
    errors: list[str] = field(default_factory=list)

    def says(self, text: str) -> bool:
        """True where the figure, or a heading, says `text`."""
        return any(text in told for told in (self.alt, *self.texts))


class Session:
    """One reader on one page; open it with `opened`."""

    def __init__(self, socket: ClientConnection, page: str) -> None:
        self._socket, self._page = socket, page
        self._script = ""
        self._kept: dict[str, tuple[int, ForwardMsg]] = {}
        self._run = 0

    async def ask(self, query: Query) -> Answer:
        """Show another address, and wait until its page has run to the end."""
        begun = time.perf_counter()
        await self._socket.send(self._request(query))
        self._run += 1
        answer = Answer(0.0)
        while True:
            data = await self._socket.recv()
            answer.bytes += len(data)
            message = ForwardMsg.FromString(data)  # type: ignore[arg-type]
            kind = message.WhichOneof("type")
            if kind == "navigation":
                self._script = message.navigation.page_script_hash
            elif kind == "script_finished" and message.script_finished != _AGAIN:
                if message.script_finished != _DONE:
                    answer.errors.append(f"finished with {message.script_finished}")
                break
            elif kind in ("delta", "ref_hash"):
                self._read(message, answer)
        answer.seconds = time.perf_counter() - begun
        self._forget()
        return answer

    def _request(self, query: Query) -> bytes:
        request = BackMsg()
        state = request.rerun_script
        state.query_string = urlencode(query)
        state.page_script_hash = self._script
        state.page_name = "" if self._script else self._page
        state.cached_message_hashes.extend(self._kept)
        state.context_info.timezone = "Europe/Madrid"
        state.context_info.locale = "en-GB"
        state.context_info.color_scheme = "light"
        return request.SerializeToString()

    def _read(self, message: ForwardMsg, answer: Answer) -> None:
        if message.WhichOneof("type") == "ref_hash":
            if message.ref_hash not in self._kept:
                answer.errors.append("referred to a message never sent")
                return
            message = self._kept[message.ref_hash][1]
            self._kept[message.hash] = (self._run, message)
        elif message.metadata.cacheable:
            self._kept[message.hash] = (self._run, message)
        if message.delta.WhichOneof("type") != "new_element":
            return
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "plotly_chart":
            answer.alt = element.plotly_chart.alt
        elif kind == "html":
            answer.texts.append(element.html.body)
        elif kind == "heading":
            answer.texts.append(element.heading.body)
        elif kind == "exception":
            answer.errors.append(element.exception.message)

    def _forget(self) -> None:
        oldest = self._run - _KEPT_RUNS
        self._kept = {name: kept for name, kept in self._kept.items() if kept[0] >= oldest}


async def opened(port: int, page: str = "map") -> Session:
    """A session of its own on a server of this machine."""
    socket = await connect(
        f"ws://127.0.0.1:{port}/_stcore/stream",
        subprotocols=["streamlit"],  # type: ignore[list-item]
        max_size=None,
    )
    return Session(socket, page)


async def close(session: Session) -> None:
    """Leave, as a reader who closes the tab."""
    await session._socket.close()
