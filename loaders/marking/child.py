"""The child that marks: limits on itself first, then one file, then its end.

Started as `python -m loaders.marking.child BYTES SECONDS`; waits for one line of JSON ({"path",
"kind", "way", "plan", "most_bytes", "most_cells"}) and writes the marked file. What it can’t do
ends it with a code.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from pathlib import Path
from typing import Any

from loaders.read.child import WithoutPandas, limit_self


def made(request: dict[str, Any]) -> bytes:
    """The marked file's bytes; raises whatever its content makes a reader or writer raise."""
    from loaders.marking import new_workbook, text, workbook

    path, kind, plan = Path(request["path"]), request["kind"], request["plan"]
    if request["way"] == "list":
        return new_workbook.list_alone(plan)
    if kind == "text" and plan["delimiter"]:
        return text.marked_text(path.read_bytes(), plan)
    if (
        request["way"] == "marked"
        and kind in ("xlsx", "xlsm")
        and workbook.is_handy(path, request["most_bytes"])
    ):
        return workbook.marked_workbook(path, kind, plan)
    return new_workbook.of_values(path, kind, plan, request["most_cells"])


def main() -> None:
    """Wait for the word, make the file, write it, leave without cleaning up."""
    limit_self(int(sys.argv[1]), int(sys.argv[2]))
    sys.meta_path.insert(0, WithoutPandas())
    from loaders.marking import new_workbook, text, workbook  # noqa: F401 - loaded while it waits

    # One short life and millions of cells: collecting would only walk them.
    gc.disable()
    line = sys.stdin.buffer.readline()
    if not line:
        return
    sys.stdout.buffer.write(made(json.loads(line)))
    sys.stdout.buffer.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
