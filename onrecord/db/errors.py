"""What can go wrong with the database as a whole, as errors people can act on."""

from onrecord.models import OnrecordError


class DatabaseUnavailable(OnrecordError):
    """No database can be used; the message says which one and what to do.

    The message never holds a password.
    """


class BackupError(OnrecordError):
    """A backup could not be made, or one is not fit to be restored."""
