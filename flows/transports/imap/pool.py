"""The connections to an IMAP server: one a thread, used again, opened anew when one breaks."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from flows.transports.imap.faults import SilentError
from flows.transports.imap.session import Session
from flows.transports.transport import FeedError

PATIENCE = 3
"""Waits in a row that a server may let run out, until its other messages fail without one: a
thousand of thirty seconds each are a night."""


class Pool:
    """At most so many sessions, or as many as the server lets in at once."""

    def __init__(self, open_session: Callable[[], Session], most: int) -> None:
        self.open_session = open_session
        self.most = most
        self.opened = 0
        self.idle: list[Session] = []
        self.silences = 0
        self.silence: SilentError | None = None
        self.changed = threading.Condition()

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A session for one piece of work. One that broke in it is not used again."""
        session = self._take()
        try:
            yield session
        except SilentError as error:
            self._note(error)
            raise
        else:
            self._note(None)
        finally:
            self._give_back(session)

    def close(self) -> None:
        """Close the sessions. None is in use any more."""
        while self.idle:
            self.idle.pop().close()

    def _take(self) -> Session:
        """An idle session, or a new one where there may be more. Raises FeedError."""
        while True:
            with self.changed:
                if self.silence and self.silences >= PATIENCE:
                    raise SilentError(str(self.silence), is_passing=True)
                if self.idle:
                    return self.idle.pop()
                if self.opened >= self.most:
                    self.changed.wait()
                    continue
                self.opened += 1
            if session := self._open():
                return session

    def _open(self) -> Session | None:
        """A new session; None where the server lets no more in, and others are in use."""
        try:
            return self.open_session()
        except BaseException as error:  # whatever it is, those who wait for a session must hear
            if isinstance(error, SilentError):
                self._note(error)
            with self.changed:
                self.opened -= 1
                self.changed.notify_all()
                if not isinstance(error, FeedError):
                    raise
                if error.is_passing and not isinstance(error, SilentError) and self.opened:
                    self.most = self.opened
                    return None
            raise

    def _note(self, silence: SilentError | None) -> None:
        with self.changed:
            self.silence = silence
            self.silences = self.silences + 1 if silence else 0

    def _give_back(self, session: Session) -> None:
        try:
            if not session.is_sound:
                session.close()
        finally:
            with self.changed:
                if session.is_sound:
                    self.idle.append(session)
                else:
                    self.opened -= 1
                self.changed.notify_all()
