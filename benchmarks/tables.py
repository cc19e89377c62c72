"""Tables as they are printed and kept in `docs/performance.md`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass
class Table:
    """One measured table: a title, a sentence on how it was measured, columns and rows."""

    title: str
    how: str
    columns: Sequence[str]
    rows: list[Sequence[str]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def add(self, *cells: object) -> None:
        """One more row, shown at once to whoever waits."""
        self.rows.append([str(cell) for cell in cells])
        print(*self.rows[-1], sep="  ", file=sys.stderr, flush=True)

    def markdown(self) -> str:
        """The table with its title; all columns but the first are set to the right."""
        lines = [f"### {self.title}", "", self.how, ""]
        lines.append(f"| {' | '.join(self.columns)} |")
        lines.append("|---|" + "---:|" * (len(self.columns) - 1))
        lines += [f"| {' | '.join(row)} |" for row in self.rows]
        for remark in self.remarks:
            lines += ["", remark]
        return "\n".join(lines)
