"""A kept original marked once more, with the problems the ledger holds of it."""

from __future__ import annotations

from cluster_data.store import UploadAbout
from cluster_data.store.originals import find_original
from loaders.check import understand
from loaders.kept import kept_problem
from loaders.marking.making import marked, marked_name
from loaders.reading import Context


def marked_again(about: UploadAbout, context: Context) -> tuple[str, bytes] | None:
    """The name and the bytes of an upload's original, marked as it was told when it came.

    None where the original is not kept any more, or can't be read. `context` is what was said of
    the file at upload. The words are in the language in use.
    """
    kept = find_original(about.sha256)
    if kept is None:
        return None
    # the whole zip is kept for a file inside it
    outer = about.file_name.partition("/")[0] if kept.suffix == ".zip" else about.file_name
    readings = understand(kept, outer, context)
    reading = next((one for one in readings if one.file_name == about.file_name), None)
    if reading is None or reading.kind == "nothing":
        return None
    told = [kept_problem(row) for row in about.problems.to_dict("records")]
    problems = [problem for problem in told if problem is not None]
    return marked_name(reading), marked(kept, reading, problems)
