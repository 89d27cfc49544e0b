"""Clean a piece of text that should be a link, and take it apart.

Everything here is bounded: what is longer than any real link is no link, so no later pattern meets hostile lengths.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple
from unicodedata import is_normalized
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

LONGEST = 4096  # characters; browsers and servers refuse far shorter links

_OPENER = {")": "(", "]": "[", "}": "{", ">": "<"}
_LEADING = "([{<'\"*`“‘«"
_TRAILING = frozenset(".,;:!?'\"*`|\\([{<’”»、。，；：")
#: A link behind its scheme, by https://www.rfc-editor.org/rfc/rfc3986#appendix-B: host, path and query.
_PARTS = re.compile(
    r"(?:[^/?#]*@)?(?P<host>[^/?#@:\[\]\s]+)(?::\d*)?(?P<path>(?:/[^?#]*)?)(?:\?(?P<query>[^#]*))?(?:#.*)?", re.DOTALL
)
_SCHEMES = re.compile(r"\A(?:(?:https?:/+)+|//)", re.IGNORECASE)  # `//arxiv.org/abs/…` has the scheme of its page
_OTHER_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?!\d)", re.IGNORECASE)
_GLUED = re.compile(r"(?<=[\w(.),;])https?://.*", re.DOTALL)  # two links without a space
_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|mc_[ce]id|via|ref|ref_src|casa_token|tab|download|needaccess|journalcode", re.IGNORECASE
)
#: Where redirecting pages keep the address that they lead to, by host and path.
_REDIRECTS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("google.com", "/url"): ("q", "url"),
    ("scholar.google.com", "/scholar_url"): ("url",),
    ("link.zhihu.com", ""): ("target",),
    ("l.facebook.com", "/l.php"): ("u",),
}
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_PORTS = frozenset({80, 443})


class Address(NamedTuple):
    """Hold a link taken apart: `host` lower case without `www.`, `path` decoded once, without a slash at its end."""

    host: str
    path: str
    query: Mapping[str, str]

    @property
    def segments(self) -> tuple[str, ...]:
        return tuple(part for part in self.path.split("/") if part)


def cleaned(text: str) -> str:
    """Drop what Markdown and sentences leave around a link or an identifier."""
    return trimmed(text.strip().lstrip(_LEADING))


def trimmed(text: str) -> str:
    """Drop what hangs on behind; a closing bracket goes only if it has no opening one: DOIs may end in one."""
    while text and _hangs(text):
        text = text[:-1].rstrip()
    return text


def _hangs(text: str) -> bool:
    last = text[-1]
    return last in _TRAILING or (last in _OPENER and text.count(last) > text.count(_OPENER[last]))


def address(url: str) -> Address | None:
    """Take a web link apart, with or without its scheme; give None for anything else."""
    if len(url) > LONGEST:
        return None
    bare = cleaned(url)
    http = _SCHEMES.match(bare)
    bare = bare[http.end() :] if http else bare
    if "http" in bare:
        bare = trimmed(_GLUED.sub("", bare))
    if not http and _OTHER_SCHEME.match(bare):
        return None
    parts = _PARTS.fullmatch(bare)
    if not parts or not is_normalized("NFKC", parts["host"]):  # it might be turned into delimiters
        return None
    host = _home(parts["host"].lower().strip("."))
    if "." not in host:
        return None
    path = unquote(parts["path"]).rstrip("/")
    if path.startswith("//"):
        path = "/" + path.lstrip("/")
    query = {key.lower(): value for key, value in parse_qsl(parts["query"])} if parts["query"] else {}
    if query and (target := _target(host, path, query)):
        return address(target)
    return Address(host=host, path=path, query=query)


def target_of(url: str) -> str:
    """Give the address that a redirecting page leads to; any other link leads where it says."""
    if "?" not in url or "http" not in url[len("https://") :] or len(url) > LONGEST:
        return url
    parts = _PARTS.fullmatch(_SCHEMES.sub("", url, count=1))
    if not parts or not parts["query"]:
        return url
    query = dict(parse_qsl(parts["query"]))
    target = _target(parts["host"].lower().removeprefix("www."), parts["path"].rstrip("/"), query)
    return target_of(target) if target else url


def _target(host: str, path: str, query: Mapping[str, str]) -> str:
    """Read the address out of a redirecting page's query: shorter than the link, so that to follow it ends."""
    asked = _REDIRECTS.get((host, path), ())
    target = next((query[key] for key in asked if key in query), "")
    return target if target.startswith("http") else ""


def _home(host: str) -> str:
    """Drop `www.`, and undo a library proxy (`0-doi-org.lib.example.edu`, `ieeexplore-ieee-org.proxy.example.edu`)."""
    host = host.removeprefix("www.")
    if "-" not in host:
        return host
    first, _, rest = host.partition(".")
    proxied = re.fullmatch(r"(?:\d-)?((?:[a-z0-9]+-)+(?:org|com|net|gov))", first)
    if proxied and (not rest or "." in rest):
        return proxied[1].replace("-", ".").removeprefix("www.")
    return host


def normal_url(url: str) -> str:
    """Write a link so that its spellings compare equal: https, no `www.`, fragment, tracking, slash at the end."""
    normal = _normalised(url)
    return normal if normal == url else normal_url(normal)


def _normalised(url: str) -> str:
    text = cleaned(url) if len(url) <= LONGEST else url
    bare = _SCHEMES.sub("", text)
    try:
        parts = urlsplit("//" + bare)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return text
    if len(url) > LONGEST or not _HOST.fullmatch(host) or (bare == text and _OTHER_SCHEME.match(text)):
        return text
    path = quote(unquote(re.sub(r"/+", "/", parts.path)), safe="/:@!$'()*+,;=~-._").rstrip("/")
    kept = [(key, value) for key, value in parse_qsl(parts.query) if not _TRACKING.fullmatch(key)]
    query = "?" + urlencode(sorted(kept)) if kept else ""
    visible = f":{port}" if port and port not in _PORTS else ""
    return f"https://{host.removeprefix('www.')}{visible}{path}{query}"
