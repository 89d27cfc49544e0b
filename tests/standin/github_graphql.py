"""GitHub's GraphQL schema, as far as it tells of repositories; what a query costs, and when it is too much."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from standin.graphql import Selected, Spread
from standin.graphql_run import Execution, Missing, Node
from standin.text import digest
from standin.world import Repo, World

SCALARS = """
    id databaseId name nameWithOwner url description descriptionHTML homepageUrl stargazerCount forkCount pushedAt
createdAt updatedAt isArchived archivedAt isDisabled isFork isEmpty isLocked lockReason isMirror mirrorUrl isTemplate isPrivate
isInOrganization visibility diskUsage sshUrl hasIssuesEnabled hasWikiEnabled hasProjectsEnabled hasDiscussionsEnabled
openGraphImageUrl resourcePath securityPolicyUrl viewerHasStarred"""

PAGE = {"totalCount": "", "pageInfo": "PageInfo"}
SCHEMA: Mapping[str, Mapping[str, str]] = {
    "Query": {
        "repository": "Repository",
        "rateLimit": "RateLimit",
        "viewer": "User",
        "node": "Node",
        "nodes": "Node",
        "resource": "Node",
        "repositoryOwner": "RepositoryOwner",
    },
    "Repository": dict.fromkeys(SCALARS.split(), "")
    | {
        "owner": "RepositoryOwner",
        "licenseInfo": "License",
        "defaultBranchRef": "Ref",
        "ref": "Ref",
        "latestRelease": "Release",
        "releases": "ReleaseConnection",
        "repositoryTopics": "RepositoryTopicConnection",
        "primaryLanguage": "Language",
        "languages": "LanguageConnection",
        "issues": "IssueConnection",
        "pullRequests": "PullRequestConnection",
        "watchers": "UserConnection",
        "stargazers": "StargazerConnection",
        "forks": "RepositoryConnection",
        "parent": "Repository",
        "templateRepository": "Repository",
    },
    "License": dict.fromkeys(
        ("id", "key", "name", "nickname", "spdxId", "url", "pseudoLicense", "featured", "hidden"), ""
    ),
    "Ref": {"id": "", "name": "", "prefix": "", "target": "GitObject"},
    "GitObject": dict.fromkeys(("id", "oid", "abbreviatedOid", "commitUrl"), ""),
    "Commit": dict.fromkeys(
        (
            "id",
            "oid",
            "abbreviatedOid",
            "committedDate",
            "authoredDate",
            "pushedDate",
            "message",
            "messageHeadline",
            "url",
        ),
        "",
    )
    | {"history": "CommitHistoryConnection"},
    "CommitHistoryConnection": PAGE | {"nodes": "Commit", "edges": "CommitEdge"},
    "CommitEdge": {"node": "Commit", "cursor": ""},
    "Release": dict.fromkeys(
        ("id", "name", "tagName", "publishedAt", "createdAt", "url", "isPrerelease", "isDraft", "isLatest"), ""
    ),
    "ReleaseConnection": PAGE | {"nodes": "Release"},
    "RepositoryTopicConnection": PAGE | {"nodes": "RepositoryTopic", "edges": "RepositoryTopicEdge"},
    "RepositoryTopicEdge": {"node": "RepositoryTopic"},
    "RepositoryTopic": {"id": "", "url": "", "topic": "Topic"},
    "Topic": {"id": "", "name": ""},
    "Language": {"id": "", "name": "", "color": ""},
    "LanguageConnection": PAGE | {"nodes": "Language"},
    "IssueConnection": dict(PAGE),
    "PullRequestConnection": dict(PAGE),
    "UserConnection": dict(PAGE),
    "StargazerConnection": dict(PAGE),
    "RepositoryConnection": dict(PAGE) | {"nodes": "Repository"},
    "PageInfo": dict.fromkeys(("hasNextPage", "hasPreviousPage", "startCursor", "endCursor"), ""),
    "RateLimit": dict.fromkeys(("cost", "limit", "remaining", "used", "resetAt", "nodeCount"), ""),
    "RepositoryOwner": dict.fromkeys(("id", "login", "url", "avatarUrl"), ""),
    "User": dict.fromkeys(("id", "login", "name", "url", "databaseId"), ""),
    "Organization": dict.fromkeys(("id", "login", "name", "url", "databaseId"), ""),
    "Node": {"id": ""},
}
REQUIRED: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("Query", "repository"): ("owner", "name"),
    ("Query", "node"): ("id",),
    ("Query", "nodes"): ("ids",),
    ("Query", "resource"): ("url",),
    ("Query", "repositoryOwner"): ("login",),
    ("Repository", "ref"): ("qualifiedName",),
}
CONNECTIONS = {name for name in SCHEMA if name.endswith("Connection")}
LICENSES = {
    "mit": ("MIT License", "MIT"),
    "apache-2.0": ("Apache License 2.0", "Apache-2.0"),
    "gpl-3.0": ("GNU General Public License v3.0", "GPL-3.0"),
    "bsd-3-clause": ('BSD 3-Clause "New" or "Revised" License', "BSD-3-Clause"),
    "other": ("Other", "NOASSERTION"),
}


def root(world: World, budget: Mapping[str, Any]) -> Node:
    """Give the query root; `budget` is what `rateLimit` says."""
    return Node(
        "Query",
        {
            "repository": lambda owner, name, followRenames=True: find(world, f"{owner}/{name}", follow=followRenames),  # noqa: N803  GitHub's name
            "node": lambda **given: _by_node_id(world, given["id"]),
            "nodes": lambda ids: [_by_node_id(world, each) for each in ids],
            "resource": lambda url: find(world, str(url).rstrip("/").partition("github.com/")[2]),
            "repositoryOwner": lambda login: Node("User", {"login": login, "id": digest(login, size=6)}),
            "rateLimit": Node("RateLimit", budget),
            "viewer": Node("User", {"login": "stand-in", "name": "Synthetic stand-in", "id": "U_1", "databaseId": 1}),
        },
    )


def _by_node_id(world: World, name: str) -> Node:
    found = next((each for each in world.repos.values() if node_id(each) == name), None)
    if found is None:
        raise Missing("NOT_FOUND", f"Could not resolve to a node with the global id of '{name}'")
    return repository(world, found)


def find(world: World, name: str, *, follow: bool = True) -> Node:
    """Find a repository, also by an earlier name; private and blocked ones are not to be told from missing ones."""
    repo = world.repos.get(name.lower()) or (world.renamed.get(name.lower()) if follow else None)
    if repo is None or repo.private or repo.block:
        raise Missing("NOT_FOUND", f"Could not resolve to a Repository with the name '{name}'.")
    return repository(world, repo)


def node_id(repo: Repo) -> str:
    return f"R_{digest(repo.id, size=6)}"


def repository(world: World, repo: Repo) -> Node:
    parent = world.repos.get((repo.fork_of or "").lower())
    fields = {
        "id": node_id(repo),
        "databaseId": repo.id,
        "name": repo.name,
        "nameWithOwner": repo.full_name,
        "url": f"https://github.com/{repo.full_name}",
        "resourcePath": f"/{repo.full_name}",
        "description": repo.description,
        "homepageUrl": repo.homepage,
        "stargazerCount": repo.stars,
        "forkCount": repo.forks,
        "pushedAt": repo.pushed_at,
        "createdAt": repo.created_at,
        "updatedAt": repo.updated_at,
        "isArchived": repo.archived_at is not None,
        "archivedAt": repo.archived_at,
        "isDisabled": repo.disabled,
        "isFork": repo.fork_of is not None,
        "isEmpty": repo.empty,
        "isLocked": False,
        "isMirror": repo.mirror_of is not None,
        "mirrorUrl": repo.mirror_of,
        "isTemplate": repo.template,
        "isPrivate": False,
        "isInOrganization": False,
        "visibility": "PUBLIC",
        "diskUsage": 0 if repo.empty else 1024,
        "hasIssuesEnabled": True,
        "owner": Node(
            "User", {"id": digest(repo.owner, size=6), "login": repo.owner, "url": f"https://github.com/{repo.owner}"}
        ),
        "licenseInfo": license_of(repo),
        "defaultBranchRef": branch(repo),
        "ref": lambda **_: branch(repo),
        "latestRelease": release(repo),
        "releases": connection("ReleaseConnection", [release(repo)] if repo.release else []),
        "repositoryTopics": connection("RepositoryTopicConnection", [topic(each) for each in repo.topics]),
        "primaryLanguage": language(repo),
        "languages": connection("LanguageConnection", [language(repo)] if repo.language else []),
        "issues": connection("IssueConnection", [None] * repo.issues),
        "pullRequests": connection("PullRequestConnection", [None] * repo.pulls),
        "watchers": connection("UserConnection", [None] * 3),
        "stargazers": connection("StargazerConnection", [None] * repo.stars),
        "forks": connection("RepositoryConnection", [None] * repo.forks),
        "parent": repository(world, parent) if parent else None,
    }
    return Node("Repository", fields)


def license_of(repo: Repo) -> Node | None:
    if repo.license is None:
        return None
    name, spdx = LICENSES[repo.license]
    return Node(
        "License",
        {"key": repo.license, "name": name, "spdxId": spdx, "pseudoLicense": repo.license == "other", "nickname": None},
    )


def branch(repo: Repo) -> Node | None:
    if repo.empty:
        return None
    commit = {
        "oid": digest(repo.id, "head"),
        "abbreviatedOid": digest(repo.id, "head")[:7],
        "committedDate": repo.committed_at,
        "authoredDate": repo.committed_at,
        "messageHeadline": "Synthetic commit",
        "message": "Synthetic commit",
    }
    tip = Node("Commit", commit)
    full = Node("Commit", commit | {"history": connection("CommitHistoryConnection", [tip])})
    return Node("Ref", {"name": repo.branch, "prefix": "refs/heads/", "target": full})


def release(repo: Repo) -> Node | None:
    if repo.release is None:
        return None
    fields = {
        "tagName": repo.release,
        "name": repo.release,
        "publishedAt": repo.released_at,
        "createdAt": repo.released_at,
        "isLatest": True,
        "isDraft": False,
        "isPrerelease": False,
    }
    return Node("Release", fields | {"url": f"https://github.com/{repo.full_name}/releases/tag/{repo.release}"})


def topic(name: str) -> Node:
    return Node("RepositoryTopic", {"topic": Node("Topic", {"name": name}), "url": f"https://github.com/topics/{name}"})


def language(repo: Repo) -> Node | None:
    return Node("Language", {"name": repo.language, "color": "#3572A5"}) if repo.language else None


def connection(kind: str, items: list[Any]) -> Any:
    """Give a connection, which must be asked with `first` or `last`, unless only its count is wanted (checked apart)."""

    def page(first: int | None = None, last: int | None = None, **_: Any) -> Node:
        most = first or last or 0
        if most > 100:
            raise Missing(
                "EXCESSIVE_PAGINATION",
                f"Requesting {most} records on the connection exceeds the `first` limit of 100 records.",
            )
        nodes = items[:most]
        info = {"hasNextPage": len(items) > most, "hasPreviousPage": False, "startCursor": None, "endCursor": None}
        edge = kind.replace("Connection", "Edge").replace("History", "")
        edges = [Node(edge, {"node": each, "cursor": str(number)}) for number, each in enumerate(nodes)]
        return Node(
            kind, {"totalCount": len(items), "nodes": nodes, "edges": edges, "pageInfo": Node("PageInfo", info)}
        )

    return page


def weigh(execution: Execution, children: tuple[Selected | Spread, ...]) -> tuple[int, int]:
    """Give (points, nodes): requests needed for all connections, in hundreds and at least 1; and nodes asked for."""
    requests, nodes = 0, 0
    for owner, sizes in _connections(execution, children, "Query", ()):
        requests += _product(sizes[:-1])
        nodes += _product(sizes)
        if owner and sizes[-1] == 0:
            execution.refusals.append(
                {
                    "type": "MISSING_PAGINATION_BOUNDARIES",
                    "message": f"You must provide a `first` or `last` value to properly paginate the `{owner}` connection.",
                }
            )
    return max(1, round(requests / 100)), nodes


def _product(sizes: tuple[int, ...]) -> int:
    found = 1
    for each in sizes:
        found *= each
    return found


def _connections(
    execution: Execution, children: tuple[Selected | Spread, ...], owner: str, above: tuple[int, ...]
) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield each connection that is asked for: its name where it pages without bounds, the sizes from the outermost."""
    for child in children:
        if isinstance(child, Spread):
            spread = execution.document.fragments.get(child.fragment or "", child)
            yield from _connections(execution, spread.children, spread.on or owner, above)
            continue
        kind = SCHEMA.get(owner, {}).get(child.name, "")
        sizes = above
        if kind in CONNECTIONS:
            size = execution.resolve(child.arguments.get("first", child.arguments.get("last", 0))) or 0
            pages = any(isinstance(each, Selected) and each.name in {"nodes", "edges"} for each in child.children)
            sizes = (*above, size)
            yield (child.name if pages else "", sizes)
        yield from _connections(execution, child.children, kind, sizes)
