"""Log in to an IMAP server: never with a password that others could read on its way."""

from base64 import b64encode
from imaplib import IMAP4
from typing import TYPE_CHECKING

from flows.transports.imap.faults import RefusedError, words_of
from flows.transports.imap.names import code_of, quoted
from flows.transports.transport import FeedError

if TYPE_CHECKING:
    from flows.transports.imap.session import Account


def log_in(imap: IMAP4, account: "Account") -> None:
    """Go over to TLS where it does not stand yet, and log in. Raises FeedError."""
    if not account.is_tls:
        _secure(imap, account)
    if imap.state == "AUTH":  # the server knows who we are, by the socket or a certificate
        return
    try:
        _log_in(imap, account)
    except IMAP4.abort as error:
        raise IMAP4.abort(_shown(error, account)) from None
    except IMAP4.error as error:
        raise _refused(error, account) from None


def _secure(imap: IMAP4, account: "Account") -> None:
    """STARTTLS. A server that does not offer it is taken only where it is this machine.

    One that greets as if we were logged in would keep us from TLS too.
    """
    if "STARTTLS" in imap.capabilities and imap.state != "AUTH":
        imap.starttls(account.tls())
    elif not account.is_near:
        raise FeedError(
            f"{account.host} offers no STARTTLS, and the password is not sent in the clear: "
            "use imaps://"
        )


def _log_in(imap: IMAP4, account: "Account") -> None:
    user, password, offered = account.user, account.password, imap.capabilities
    if set("\0\r\n") & set(user + password):
        raise FeedError(f"the user or password for {account.host} holds a line break or a NUL")
    if "AUTH=PLAIN" in offered:
        imap.authenticate("PLAIN", lambda _: f"\0{user}\0{password}".encode())
    elif "LOGINDISABLED" in offered:
        ways = ", ".join(word for word in offered if word.startswith("AUTH=")) or "none"
        raise FeedError(f"{account.host} takes no login by password; its ways to log in: {ways}")
    elif not (user + password).isascii():
        raise FeedError(f"{account.host} takes only users and passwords of ASCII letters")
    else:
        imap.login(quoted(user), password)


def _refused(error: IMAP4.error, account: "Account") -> FeedError:
    refused = RefusedError(f"{account.host} does not log {account.user} in", _shown(error, account))
    if refused.is_passing:
        return refused
    return FeedError(f"{refused}: check the user, and the password that password_from names")


def _shown(error: IMAP4.error, account: "Account") -> str:
    """The server's words, unless they repeat the password in any form that it was sent in."""
    words, password = words_of(error), account.password
    plain = b64encode(f"\0{account.user}\0{password}".encode()).decode("ascii")
    if any(form in words for form in (password, quoted(password), plain)):
        code = code_of(words)
        return f"[{code}]" if code else "it repeats the password"
    return words
