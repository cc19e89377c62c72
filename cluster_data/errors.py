"""The errors a person may meet, each with a title and a sentence that says what to do."""

from __future__ import annotations

from words import _


class ClusterDataError(Exception):
    """Something Tela can't do, told in plain words.

    `title` is a few words, `message` a sentence or two: what happened and what to do.
    """

    def __init__(self, title: str, message: str) -> None:
        super().__init__(f"{title}: {message}")
        self.title = title
        self.message = message


class LedgerBusy(ClusterDataError):
    """Another process holds the ledger longer than we are willing to wait."""

    def __init__(self) -> None:
        super().__init__(
            _("The ledger is busy"),
            _("Another program is writing to it. Nothing was changed; try again in a moment."),
        )


class LedgerUnusable(ClusterDataError):
    """The ledger's file can't be opened: not ours, damaged, or not permitted."""

    def __init__(self, path: str) -> None:
        super().__init__(
            _("The ledger can’t be opened"),
            _(
                "{path} is not a ledger of Tela, is damaged, or may not be written by this user. "
                "Check TELA_DATABASE, or restore a backup."
            ).format(path=path),
        )


class UnknownCluster(ClusterDataError):
    """A cluster's code that the ledger doesn't know."""

    def __init__(self, code: str) -> None:
        super().__init__(
            _("Unknown cluster"),
            _("There is no cluster with the code {code}. Add it with a name first.").format(
                code=code
            ),
        )


class UnknownUpload(ClusterDataError):
    """An upload's identifier that the ledger doesn't know, or that is withdrawn already."""

    def __init__(self, upload_id: str) -> None:
        super().__init__(
            _("Unknown upload"),
            _(
                "No upload {upload_id} stands in the ledger; the history lists those that do."
            ).format(upload_id=upload_id),
        )


class NotOneAndTheSame(ClusterDataError):
    """Two members or sites of which this can't be said: unknown, merged already, or not merged."""

    def __init__(self) -> None:
        super().__init__(
            _("Nothing to change"),
            _(
                "One of the two is no longer in the ledger, or it was decided already what they "
                "are. Look at the list again."
            ),
        )


class NotAllowed(ClusterDataError):
    """The viewer's role doesn't permit this."""

    def __init__(self) -> None:
        super().__init__(
            _("Not permitted"),
            _("Your role does not allow this. Ask the cluster's manager to do it."),
        )


class RoundClosed(ClusterDataError):
    """A cluster's round that takes no more uploads."""

    def __init__(self, cluster_code: str, round_: str) -> None:
        super().__init__(
            _("The round is closed"),
            _(
                "Round {round} of {cluster} is closed and takes no more files. Upload for another "
                "round, or open this one again under Data quality."
            ).format(round=round_, cluster=cluster_code),
        )


class NotABackup(ClusterDataError):
    """The file to restore isn't one of Tela's backups, or is of a newer release."""

    def __init__(self) -> None:
        super().__init__(
            _("Not a backup"),
            _("This file is not a backup made by Tela, or it is damaged. Nothing was changed."),
        )
