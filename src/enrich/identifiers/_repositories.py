"""Read the repository out of a link to a code host."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from enrich.identifiers._address import Address, address
from enrich.model import RepoName


@dataclass(frozen=True, slots=True, kw_only=True)
class _Host:
    """Say how a host writes its links: what stands before the name, and what leads to a place inside the repository."""

    name: str
    lead: tuple[str, ...] = ()
    marks: tuple[tuple[str, ...], ...] = (("tree",), ("blob",), ("raw",), ("edit",), ("blame",))
    nested: bool = False  # groups within groups


_GITHUB: Final = _Host(name="github.com")
_HOSTS: Final[Mapping[str, _Host]] = {
    "github.com": _GITHUB,
    "raw.githubusercontent.com": _Host(name="github.com", marks=((),)),
    "codeload.github.com": _Host(name="github.com", marks=()),
    "api.github.com": _Host(name="github.com", lead=("repos",), marks=()),
    "gitlab.com": _Host(name="gitlab.com", nested=True),
    "gitee.com": _Host(name="gitee.com"),
    "bitbucket.org": _Host(name="bitbucket.org", marks=(("src",), ("raw",))),
    "codeberg.org": _Host(name="codeberg.org", marks=(("src", "branch"), ("src", "tag"), ("raw", "branch"))),
}

#: First segments that are pages of the host, not accounts.
_RESERVED: Final = frozenset(
    {
        "about",
        "account",
        "api",
        "apps",
        "blog",
        "codespaces",
        "collections",
        "contact",
        "customer-stories",
        "dashboard",
        "enterprise",
        "events",
        "explore",
        "features",
        "groups",
        "help",
        "issues",
        "join",
        "login",
        "logout",
        "marketplace",
        "mcp",
        "models",
        "new",
        "news",
        "nonprofit",
        "notifications",
        "organizations",
        "orgs",
        "partners",
        "premium-support",
        "pricing",
        "product",
        "pulls",
        "readme",
        "search",
        "security",
        "sessions",
        "settings",
        "signup",
        "site",
        "sitemap",
        "snippets",
        "solutions",
        "sponsors",
        "stars",
        "team",
        "topics",
        "trending",
        "user",
        "users",
        "watching",
    }
)
_OWNER: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,38}")
_GROUP: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,254}")  # GitLab, Gitee, Bitbucket are freer than GitHub
_NAME: Final = re.compile(r"[A-Za-z0-9._-]{1,100}")
_SSH: Final = re.compile(r"(?:(?:git\+)?(?:ssh|git|https?)://)?(?:[\w.-]+@)?([\w.-]+)[:/](?!/)(.*)", re.DOTALL)
#: The plainest link to a repository, read at a glance.
_PLAIN: Final = re.compile(r"https?://(?:www\.)?github\.com/([A-Za-z0-9][A-Za-z0-9-]{0,38})/([A-Za-z0-9_-]{1,100})/?")
_GIT_ONLY: Final = re.compile(r"\s*(?:git\+|ssh://|git://|[\w.-]{1,40}@[\w.-]{1,80}:)")
_PAGES: Final = frozenset(
    {
        "tree",
        "blob",
        "raw",
        "blame",
        "edit",
        "commit",
        "commits",
        "issues",
        "merge_requests",
        "wikis",
        "releases",
        "tags",
        "branches",
        "pipelines",
    }
)


def repository(url: str) -> RepoName | None:
    """Name the repository that a link points into; gists, project pages (`github.io`) and accounts are none."""
    if (plain := _PLAIN.fullmatch(url)) and plain[1].lower() not in _RESERVED:
        return RepoName(host=_GITHUB.name, full_name=f"{plain[1]}/{plain[2]}")
    where = address(web_form(url))
    return repository_at(where) if where else None


def repository_at(where: Address) -> RepoName | None:
    """Name the repository that a link taken apart points into."""
    host = _host(where.host)
    if not host:
        return None
    segments = where.segments
    if segments[: len(host.lead)] != host.lead:
        return None
    path, rest = _split(host, segments[len(host.lead) :])
    if not path:
        return None
    return RepoName(host=host.name, full_name="/".join(path), subpath=_subpath(host, rest))


def web_form(url: str) -> str:
    """Rewrite the forms that only git understands (`git@github.com:o/r.git`, `git+ssh://…`) as web links."""
    if _GIT_ONLY.match(url) and (ssh := _SSH.match(url.strip())):
        return f"https://{ssh[1]}/{ssh[2]}"
    return url


def _host(name: str) -> _Host | None:
    if name.startswith("gitlab."):  # many institutes run their own
        return _Host(name=name, nested=True)
    return _HOSTS.get(name)


def _split(host: _Host, segments: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Part the repository's own path from what follows; the path is empty where the link names none."""
    end = _depth(segments) if host.nested else 2
    path, rest = segments[:end], segments[end:]
    if len(path) < 2 or path[0].lower() in _RESERVED:
        return (), ()
    owner = _OWNER if host.name == "github.com" else _GROUP
    name = _name(path[-1])
    if not name or not all(owner.fullmatch(group) for group in path[:-1]):
        return (), ()
    return (*path[:-1], name), rest[1:] if rest[:1] == ("-",) else rest


def _depth(segments: tuple[str, ...]) -> int:
    """Count the segments of a GitLab project's path: up to `/-/`, or up to a page of the old link form."""
    if "-" in segments:
        return segments.index("-")
    return next((number for number, each in enumerate(segments) if number >= 2 and each in _PAGES), len(segments))


def _name(text: str) -> str:
    name = text.partition("@")[0].rstrip(".").removesuffix(".git")
    return name if _NAME.fullmatch(name) and name.strip(".") else ""


def _subpath(host: _Host, rest: tuple[str, ...]) -> str:
    """Give the place inside the repository; a branch is taken to be one segment, for the link does not say."""
    for mark in host.marks:
        if rest[: len(mark)] == mark:
            return "/".join(rest[len(mark) + 1 :])
    return ""


def is_code_host(where: Address) -> bool:
    """Tell whether a link leads to a code host at all, so that nothing in it is read as a paper's identifier."""
    return _host(where.host) is not None
