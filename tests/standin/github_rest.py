"""GitHub's REST documents about one repository."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from standin.github_graphql import LICENSES, node_id
from standin.text import digest
from standin.world import Repo, World

API = "https://api.github.com"

#: Names of links in a repository document, with what follows the repository's own URL.
LINKS: Mapping[str, str] = {
    "forks_url": "/forks",
    "keys_url": "/keys{/key_id}",
    "collaborators_url": "/collaborators{/collaborator}",
    "teams_url": "/teams",
    "hooks_url": "/hooks",
    "issue_events_url": "/issues/events{/number}",
    "events_url": "/events",
    "assignees_url": "/assignees{/user}",
    "branches_url": "/branches{/branch}",
    "tags_url": "/tags",
    "blobs_url": "/git/blobs{/sha}",
    "git_tags_url": "/git/tags{/sha}",
    "git_refs_url": "/git/refs{/sha}",
    "trees_url": "/git/trees{/sha}",
    "statuses_url": "/statuses/{sha}",
    "languages_url": "/languages",
    "stargazers_url": "/stargazers",
    "contributors_url": "/contributors",
    "subscribers_url": "/subscribers",
    "subscription_url": "/subscription",
    "commits_url": "/commits{/sha}",
    "git_commits_url": "/git/commits{/sha}",
    "comments_url": "/comments{/number}",
    "issue_comment_url": "/issues/comments{/number}",
    "contents_url": "/contents/{+path}",
    "compare_url": "/compare/{base}...{head}",
    "merges_url": "/merges",
    "archive_url": "/{archive_format}{/ref}",
    "downloads_url": "/downloads",
    "issues_url": "/issues{/number}",
    "pulls_url": "/pulls{/number}",
    "milestones_url": "/milestones{/number}",
    "notifications_url": "/notifications{?since,all,participating}",
    "labels_url": "/labels{/name}",
    "releases_url": "/releases{/id}",
    "deployments_url": "/deployments",
}
OWNER_LINKS: Mapping[str, str] = {
    "followers_url": "/followers",
    "following_url": "/following{/other_user}",
    "gists_url": "/gists{/gist_id}",
    "starred_url": "/starred{/owner}{/repo}",
    "subscriptions_url": "/subscriptions",
    "organizations_url": "/orgs",
    "repos_url": "/repos",
    "events_url": "/events{/privacy}",
    "received_events_url": "/received_events",
}


def render(world: World, repo: Repo, tail: str, version: str, params: Mapping[str, str]) -> tuple[int, Any]:
    """Give status and document for what follows the repository's name in the path."""
    if not tail:
        return 200, repository(world, repo, version)
    if tail.startswith("/commits"):
        return commits(repo, tail, params)
    if tail == "/releases/latest":
        return (200, release(repo)) if repo.release else missing("releases/releases#get-the-latest-release")
    if tail == "/license" and repo.license is None:
        return missing("licenses/licenses#get-the-license-for-a-repository")
    simple: dict[str, Any] = {
        "/releases": [release(repo)] if repo.release else [],
        "/topics": {"names": list(repo.topics)},
        "/languages": {repo.language: 12345} if repo.language else {},
        f"/branches/{repo.branch}": {"name": repo.branch, "commit": commit(repo), "protected": False},
        "/license": {"name": "LICENSE", "path": "LICENSE", "license": license_of(repo)},
    }
    return (200, simple[tail]) if tail in simple else missing("")


def missing(page: str) -> tuple[int, Any]:
    return 404, {"message": "Not Found", "documentation_url": f"https://docs.github.com/rest/{page}", "status": "404"}


def owner(login: str) -> dict[str, Any]:
    url = f"{API}/users/{login}"
    number = int(digest(login, size=3), 16)
    return {
        "login": login,
        "id": number,
        "node_id": f"U_{digest(login, size=6)}",
        "avatar_url": f"https://avatars.githubusercontent.com/u/{number}?v=4",
        "gravatar_id": "",
        "url": url,
        "html_url": f"https://github.com/{login}",
        **{name: url + tail for name, tail in OWNER_LINKS.items()},
        "type": "User",
        "user_view_type": "public",
        "site_admin": False,
    }


def license_of(repo: Repo) -> dict[str, Any] | None:
    if repo.license is None:
        return None
    name, spdx = LICENSES[repo.license]
    url = None if repo.license == "other" else f"{API}/licenses/{repo.license}"
    return {
        "key": repo.license,
        "name": name,
        "spdx_id": spdx,
        "url": url,
        "node_id": f"L_{digest(repo.license, size=6)}",
    }


def repository(world: World, repo: Repo, version: str) -> dict[str, Any]:
    """Write a whole repository document; a fork also holds the one it came from."""
    document = _plain(repo, version)
    parent = world.repos.get((repo.fork_of or "").lower())
    if parent:
        document |= {"parent": _plain(parent, version), "source": _plain(parent, version)}
    return document | {"network_count": repo.forks, "subscribers_count": 3}


def _plain(repo: Repo, version: str) -> dict[str, Any]:
    url, page = f"{API}/repos/{repo.full_name}", f"https://github.com/{repo.full_name}"
    document = {
        "id": repo.id,
        "node_id": node_id(repo),
        "name": repo.name,
        "full_name": repo.full_name,
        "private": False,
        "owner": owner(repo.owner),
        "html_url": page,
        "description": repo.description,
        "fork": repo.fork_of is not None,
        "url": url,
        **{name: url + tail for name, tail in LINKS.items()},
        "created_at": repo.created_at,
        "updated_at": repo.updated_at,
        "pushed_at": repo.pushed_at,
        "git_url": f"git://github.com/{repo.full_name}.git",
        "ssh_url": f"git@github.com:{repo.full_name}.git",
        "clone_url": f"{page}.git",
        "svn_url": page,
        "homepage": repo.homepage,
        "size": 0 if repo.empty else 1024,
        "stargazers_count": repo.stars,
        "watchers_count": repo.stars,
        "language": repo.language,
        "has_issues": True,
        "has_projects": True,
        "has_downloads": True,
        "has_wiki": False,
        "has_pages": False,
        "has_discussions": False,
        "forks_count": repo.forks,
        "mirror_url": repo.mirror_of,
        "archived": repo.archived_at is not None,
        "disabled": repo.disabled,
        "open_issues_count": repo.issues + repo.pulls,
        "license": license_of(repo),
        "allow_forking": True,
        "is_template": repo.template,
        "web_commit_signoff_required": False,
        "topics": list(repo.topics),
        "visibility": "public",
        "forks": repo.forks,
        "open_issues": repo.issues + repo.pulls,
        "watchers": repo.stars,
        "default_branch": repo.branch,
    }
    if version >= "2026":
        del document["has_downloads"]
    return document


def commits(repo: Repo, tail: str, params: Mapping[str, str]) -> tuple[int, Any]:
    if repo.empty:
        return 409, {
            "message": "Git Repository is empty.",
            "documentation_url": "https://docs.github.com/rest/commits/commits#list-commits",
            "status": "409",
        }
    if tail == "/commits":
        branch = params.get("sha", repo.branch)
        return (200, [commit(repo)]) if branch == repo.branch else missing("commits/commits#list-commits")
    return (
        (200, commit(repo))
        if tail in {f"/commits/{repo.branch}", "/commits/HEAD", f"/commits/{digest(repo.id, 'head')}"}
        else missing("")
    )


def commit(repo: Repo) -> dict[str, Any]:
    sha = digest(repo.id, "head")
    who = {"name": "Synthetic Committer", "email": "nobody@example.org", "date": repo.committed_at}
    return {
        "sha": sha,
        "node_id": f"C_{sha[:12]}",
        "commit": {"author": who, "committer": who, "message": "Synthetic commit", "comment_count": 0},
        "url": f"{API}/repos/{repo.full_name}/commits/{sha}",
        "html_url": f"https://github.com/{repo.full_name}/commit/{sha}",
        "author": None,
        "committer": None,
        "parents": [],
    }


def release(repo: Repo) -> dict[str, Any]:
    url = f"{API}/repos/{repo.full_name}/releases/1"
    return {
        "url": url,
        "assets_url": f"{url}/assets",
        "upload_url": f"https://uploads.github.com/repos/{repo.full_name}/releases/1/assets{{?name,label}}",
        "html_url": f"https://github.com/{repo.full_name}/releases/tag/{repo.release}",
        "id": 1,
        "node_id": "RE_1",
        "tag_name": repo.release,
        "target_commitish": repo.branch,
        "name": repo.release,
        "draft": False,
        "author": owner(repo.owner),
        "prerelease": False,
        "created_at": repo.released_at,
        "published_at": repo.released_at,
        "assets": [],
        "tarball_url": f"{API}/repos/{repo.full_name}/tarball/{repo.release}",
        "zipball_url": f"{API}/repos/{repo.full_name}/zipball/{repo.release}",
        "body": "Synthetic release",
    }
