"""The ways out of the house, from the environment and from secret files: what is not configured is off."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

SHORTEST_SECRET = 16
LOOPBACK = {"127.0.0.1", "localhost", "::1"}
SMTP = "django.core.mail.backends.smtp.EmailBackend"
CONSOLE = "django.core.mail.backends.console.EmailBackend"
OUTBOX = "zhichi.foundation.notices.outbox.OutboxBackend"
PORTS = {"smtp": 25, "smtps": 465, "smtp+starttls": 587}


@dataclass(frozen=True)
class Gateway:
    """A gateway that speaks docs/notices-http.md, and the secret shared with it."""

    url: str
    secret: bytes = field(repr=False)


@dataclass(frozen=True)
class Mail:
    """How letters leave: a backend of Django's with its options; no backend, no letters."""

    backend: str = ""
    sender: str = ""
    options: Mapping[str, object] = field(default_factory=dict, repr=False)
    told: str = ""


def gateways_from(env: Mapping[str, str]) -> dict[str, Gateway]:
    """`sms` and `wecom`, those of them that have an address. ImproperlyConfigured for half a configuration."""
    found = {}
    for name in ("sms", "wecom"):
        front = f"ZHICHI_{name.upper()}"
        url = env.get(f"{front}_URL", "")
        if not url:
            continue
        parts = urlsplit(url)
        plain = parts.scheme == "http" and parts.hostname in LOOPBACK
        if not parts.hostname or not (parts.scheme == "https" or plain) or parts.username:
            raise ImproperlyConfigured(f"{front}_URL must be an https address (http only on this machine)")
        found[name] = Gateway(url, secret_from(env, f"{front}_SECRET"))
    return found


def secret_from(env: Mapping[str, str], name: str) -> bytes:
    """The content of the file at `<name>_FILE`, or `<name>` itself; never shown, so that no message holds it."""
    path = env.get(f"{name}_FILE", "")
    try:
        secret = Path(path).read_text(encoding="utf-8").strip() if path else env.get(name, "")
    except OSError as error:
        raise ImproperlyConfigured(f"{name}_FILE cannot be read ({error.strerror})") from error
    if len(secret) < SHORTEST_SECRET:
        raise ImproperlyConfigured(f"set {name}_FILE (or {name}): at least {SHORTEST_SECRET} characters")
    return secret.encode()


def mail_from(env: Mapping[str, str], home: Path) -> Mail:
    """ZHICHI_MAIL: nothing, `file` (a folder of letters), `console`, or smtp://host, smtps://host, smtp+starttls://host."""
    way = env.get("ZHICHI_MAIL", "")
    sender = env.get("ZHICHI_MAIL_FROM", "zhichi@localhost")
    if not way:
        return Mail()
    if way == "file":
        return Mail(OUTBOX, sender, {"folder": home / "outbox"}, "放在本机 outbox 文件夹里，不真正发出")
    if way == "console":
        return Mail(CONSOLE, sender, {}, "打印在屏幕上，不真正发出")
    parts = urlsplit(way)
    if parts.scheme not in PORTS or not parts.hostname or parts.password:
        raise ImproperlyConfigured(
            "ZHICHI_MAIL is file, console, or smtp://, smtps://, smtp+starttls:// with a host"
        )
    if "ZHICHI_MAIL_FROM" not in env:
        raise ImproperlyConfigured("set ZHICHI_MAIL_FROM: the address that letters come from")
    options: dict[str, object] = {
        "host": parts.hostname,
        "port": parts.port or PORTS[parts.scheme],
        "timeout": 10,
    }
    options |= {"use_ssl": parts.scheme == "smtps", "use_tls": parts.scheme == "smtp+starttls"}
    if user := env.get("ZHICHI_MAIL_USER", ""):
        options |= {"username": user, "password": secret_from(env, "ZHICHI_MAIL_PASSWORD").decode()}
    return Mail(SMTP, sender, options, f"经 {parts.hostname} 发出")
