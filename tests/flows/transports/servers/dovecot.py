"""Dovecot, an IMAP server, started by tests on ports of the loopback (Debian: dovecot-imapd)."""

import grp
import imaplib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.flows.transports.servers.certificates import Certificates

PASSWORD = "tall-ship-æ"
LIMIT = 8
"""Connections that a user may have."""
CONFIG = """
base_dir = {folder}/run
state_dir = {folder}/run
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
ssl = yes
ssl_cert = <{certificate}
ssl_key = <{key}
disable_plaintext_auth = no
auth_failure_delay = 0
mail_location = maildir:{folder}/mail/%u
mail_max_userip_connections = {limit}
default_internal_user = {internal}
default_internal_group = {internal_group}
default_login_user = {login}
first_valid_uid = 1
first_valid_gid = 1
passdb {{
  driver = static
  args = password={{PLAIN}}{password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/mail/%u allow_all_users=yes
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service imap-login {{
  chroot =
  service_count = 0
  process_min_avail = 1
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
    ssl = yes
  }}
}}
protocol imap {{
  {imap_settings}
}}
"""


class Dovecot:
    """A server that is running. Any user is let in with PASSWORD, to mail of their own."""

    def __init__(self, program: str, folder: Path, imap_settings: str = "") -> None:
        self.folder = folder
        self.certificates = Certificates(folder)
        self.port, self.tls_port = _free_ports(2)
        self.owner = _owner()
        (folder / "mail").mkdir()
        os.chown(folder / "mail", self.owner.pw_uid, self.owner.pw_gid)
        config = folder / "dovecot.conf"
        config.write_text(CONFIG.format(**self._values(), imap_settings=imap_settings))
        self.process = subprocess.Popen([program, "-F", "-c", str(config)])

    def _values(self) -> dict[str, object]:
        root = os.geteuid() == 0
        me = self.owner.pw_name
        return {
            "folder": self.folder,
            "certificate": self.certificates.certificate,
            "key": self.certificates.key,
            "password": PASSWORD,
            "limit": LIMIT,
            "internal": "dovecot" if root else me,
            "internal_group": "dovecot" if root else grp.getgrgid(self.owner.pw_gid).gr_name,
            "login": "dovenull" if root else me,
            "uid": self.owner.pw_uid,
            "gid": self.owner.pw_gid,
            "port": self.port,
            "tls_port": self.tls_port,
        }

    def wait(self) -> None:
        until = time.monotonic() + 20
        while time.monotonic() < until:
            try:
                self.log_in("first").logout()
                return
            except (OSError, imaplib.IMAP4.error):
                assert self.process.poll() is None
                time.sleep(0.05)
        pytest.fail(f"dovecot does not let anyone in: {self.log()[-500:]}")

    def log(self) -> str:
        return (self.folder / "log").read_text()

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=20)

    def log_in(self, user: str) -> imaplib.IMAP4:
        """A client of the tests' own; it is logged out in the end."""
        client = imaplib.IMAP4("127.0.0.1", self.port, timeout=10)
        try:
            client.authenticate("PLAIN", lambda _: f"\0{user}\0{PASSWORD}".encode())
        except BaseException:
            client.shutdown()
            raise
        return client

    @contextmanager
    def client(self, user: str, folder: str = "INBOX") -> Iterator[imaplib.IMAP4]:
        """The same, with a folder selected."""
        client = self.log_in(user)
        try:
            assert client.select(f'"{folder}"')[0] == "OK"
            yield client
        finally:
            client.logout()

    def deliver(self, user: str, *messages: bytes, folder: str = "") -> list[Path]:
        """Put messages into a maildir, as fast as files are written."""
        box = self.folder / "mail" / user / (f".{folder}" if folder else "")
        self._make(box)
        there = len(list((box / "cur").iterdir()))
        paths = [box / "cur" / f"{there + n}.host:2," for n in range(len(messages))]
        for path, message in zip(paths, messages, strict=True):
            path.write_bytes(message)
            self.own(path)
        return paths

    def _make(self, box: Path) -> None:
        for name in ("cur", "new", "tmp"):
            (box / name).mkdir(parents=True, exist_ok=True)
            self.own(box / name)
        self.own(box)
        self.own(box.parent)

    def own(self, path: Path) -> None:
        os.chown(path, self.owner.pw_uid, self.owner.pw_gid)


@contextmanager
def running(imap_settings: str = "") -> Iterator[Dovecot]:
    """A server; the test is skipped where there is none of the version whose settings these are."""
    program = shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if program is None:
        pytest.skip("there is no dovecot here: apt-get install dovecot-imapd")
    version = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
    if not version.stdout.startswith("2.3."):
        pytest.skip(f"dovecot is {version.stdout.split()[0]}, and its settings here those of 2.3")
    # pytest's own folders are closed to the user that mail belongs to, and too long for sockets.
    with tempfile.TemporaryDirectory(prefix="dovecot-") as folder:
        os.chmod(folder, 0o755)  # noqa: S103
        server = Dovecot(program, Path(folder), imap_settings)
        try:
            server.wait()
            yield server
        finally:
            server.stop()


def _owner() -> pwd.struct_passwd:
    """Whose the mail is: dovecot gives root's to nobody."""
    return pwd.getpwnam("nobody") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())


def _free_ports(many: int) -> list[int]:
    held = [socket.create_server(("127.0.0.1", 0)) for _ in range(many)]
    ports = [listener.getsockname()[1] for listener in held]
    for listener in held:
        listener.close()
    return ports
