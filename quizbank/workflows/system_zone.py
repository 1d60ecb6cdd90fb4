"""The zone of this computer, clock changes among it: Python's own local zone is only the offset of the moment."""

from datetime import UTC, datetime, timedelta, tzinfo


class SystemZone(tzinfo):
    """Asks the system for each moment anew."""

    def utcoffset(self, dt: datetime | None) -> timedelta | None:
        """The offset that the clocks here have at that time on the wall."""
        return None if dt is None else dt.replace(tzinfo=None).astimezone().utcoffset()

    def dst(self, dt: datetime | None) -> timedelta | None:  # noqa: ARG002
        """Unknown: nothing here asks for it."""
        return None

    def tzname(self, dt: datetime | None) -> str | None:
        """The short name in use at that time."""
        return None if dt is None else dt.replace(tzinfo=None).astimezone().tzname()

    def fromutc(self, dt: datetime) -> datetime:
        """The time on the wall at that UTC time."""
        return dt.replace(tzinfo=UTC).astimezone().replace(tzinfo=self)
