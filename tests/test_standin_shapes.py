"""The stand-in's answers have the shapes of recorded ones: no key, type, element or header that was never seen."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from standin import Service, StandIn
from standin.client import ask
from standin.semanticscholar import FIELDS

pytest_plugins = ["standin.fixtures"]
pytestmark = pytest.mark.shared

Shape = Mapping[str, set[str]]
ROOT = "10.5555/stand-in."

#: What is documented (api/*.md) but stands in no recording that is kept here.
DOCUMENTED = {
    "crossref": {"updated-by[].record-id", "group-title", "version.version", "language", "assertion[].group"},
    "s2": {
        "tldr",
        "textAvailability",
        "publicationVenue",
        "openAccessPdf.disclaimer",
        "externalIds.ACL",
        "authors[].authorId",
        "year",
    },
    "github": {"pushed_at"},
}


@pytest.fixture(scope="session")
def recorded(shared: Path) -> Path:
    return shared / "recorded"


def paths(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield (path, type) of everything in a document; the places of a list are one."""
    kind = "number" if isinstance(value, int | float) and not isinstance(value, bool) else type(value).__name__
    yield path, kind
    if isinstance(value, dict):
        for key, each in value.items():
            yield from paths(each, f"{path}.{key}" if path else key)
    if isinstance(value, list):
        for each in value:
            yield from paths(each, f"{path}[]")


def shape(documents: Iterable[Any]) -> Shape:
    found: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        for path, kind in paths(document):
            found[path].add(kind)
    return found


def unseen(ours: Shape, theirs: Shape, documented: set[str] = frozenset()) -> dict[str, set[str]]:  # type: ignore[assignment]  # empty
    """Give what ours has and theirs never had, but for what is documented, and all below it."""
    new = {path: kinds - theirs.get(path, set()) for path, kinds in ours.items()}
    return {
        path: kinds
        for path, kinds in new.items()
        if kinds and not any(path == each or path.startswith((f"{each}.", f"{each}[")) for each in documented)
    }


# --- Crossref ---


def recorded_works(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield whole works: single ones, and items of lists without `select`."""
    for file in sorted((folder / "crossref").glob("*.json")):
        document = json.loads(file.read_text("utf-8"))
        if file.name.startswith("item-"):
            yield document
        message = document.get("message") if isinstance(document, dict) else None
        items = message.get("items", [message]) if isinstance(message, dict) else []
        yield from (each for each in items if "publisher" in each and "DOI" in each and "indexed" in each)


def test_works_have_only_keys_and_types_that_were_recorded(served: StandIn, recorded: Path) -> None:
    theirs = shape(recorded_works(recorded))
    ours = shape(each.record for each in served.world.deposits.values() if "hostile" not in each.doi)
    assert unseen(ours, theirs, DOCUMENTED["crossref"]) == {}


def test_works_have_every_key_that_all_recorded_ones_have(served: StandIn, recorded: Path) -> None:
    everywhere = set.intersection(*(set(each) for each in recorded_works(recorded)))
    answer = ask(served, Service.CROSSREF, f"/works/{ROOT}plain").json["message"]
    assert everywhere - set(answer) == set()
    assert len(everywhere) > 10


@pytest.mark.parametrize(
    ("file", "path", "params"),
    [
        ("work-10.1109-iccv.2007.4408927.json", f"/works/{ROOT}plain", {}),
        ("list-w-6.json", "/works", {"rows": 3}),
        ("list-lmdb-cursor-1.json", "/works", {"rows": 2, "cursor": "*"}),
        ("agency-10.1038-jid.2009.428-agency.json", f"/works/{ROOT}plain/agency", {}),
        ("err-400-funders-rows-things.json", "/works", {"rows": "things"}),
        ("err-400-works-sample-200.json", "/works", {"sample": "200"}),
        ("err-404-works-query-widget-cursor-thing.json", "/works", {"query": "widget", "cursor": "thing"}),
    ],
)
def test_envelopes_have_the_recorded_keys_in_the_recorded_order(
    served: StandIn, recorded: Path, file: str, path: str, params: dict[str, Any]
) -> None:
    theirs = json.loads((recorded / "crossref" / file).read_text("utf-8"))
    ours = ask(served, Service.CROSSREF, path, params).json
    assert list(ours) == list(theirs)
    assert {key: value for key, value in ours.items() if key != "message"} == {
        key: value for key, value in theirs.items() if key != "message"
    }
    if theirs["message-type"] == "work-list":
        assert list(ours["message"]) == list(theirs["message"])
    if theirs["status"] == "failed":
        assert ours == theirs


def test_headers_of_crossref_are_the_recorded_ones(served: StandIn, recorded: Path) -> None:
    theirs = manifest(recorded)["crossref/work-10.1109-iccv.2007.4408927.json"]["headers"]
    ours = ask(served, Service.CROSSREF, f"/works/{ROOT}plain", {"mailto": "a@example.org"}).headers
    assert set(ours) | {"connection"} == {name.lower() for name in theirs}
    same = ("x-api-pool", "x-concurrency-limit", "x-rate-limit-interval", "content-type", "server", "vary")
    told = {name.lower(): value.lower() for name, value in theirs.items()}
    assert {name: ours[name].lower() for name in same} == {name: told[name] for name in same}


# --- arXiv ---


def elements(feed: ET.Element) -> Iterator[tuple[str, tuple[str, ...]]]:
    for each in feed.iter():
        yield each.tag, tuple(sorted(each.attrib))


def modern(recorded: Path) -> list[ET.Element]:
    """Give the feeds in the layout of 2026."""
    files = sorted((recorded / "arxiv").glob("*-s*-m*.xml"))
    return [ET.fromstring(file.read_bytes()) for file in files]


def test_feeds_have_only_elements_and_attributes_that_were_recorded(served: StandIn, recorded: Path) -> None:
    theirs = {each for feed in modern(recorded) for each in elements(feed)}
    body = ask(
        served, Service.ARXIV, "/api/query", {"id_list": ",".join(served.world.preprints), "max_results": 50}
    ).body
    assert set(elements(ET.fromstring(body))) - theirs == set()


def test_feeds_and_entries_have_their_elements_in_the_recorded_order(served: StandIn, recorded: Path) -> None:
    theirs = modern(recorded)
    ours = ET.fromstring(ask(served, Service.ARXIV, "/api/query", {"id_list": ",".join(served.world.preprints)}).body)
    head = [each.tag for each in theirs[0] if not each.tag.endswith("entry")]
    assert [each.tag for each in ours if not each.tag.endswith("entry")] == head
    pairs = {
        pair for feed in theirs for entry in feed.iter("{http://www.w3.org/2005/Atom}entry") for pair in before(entry)
    }
    wrong = {pair for entry in ours.iter("{http://www.w3.org/2005/Atom}entry") for pair in before(entry)} - pairs
    assert {pair for pair in wrong if pair[::-1] in pairs} == set()


def before(entry: ET.Element) -> Iterator[tuple[str, str]]:
    """Yield (first, later) for the elements of an entry, by their first places."""
    order = list(dict.fromkeys(f"{each.tag} {each.get('title', '')}" for each in entry))
    yield from ((first, later) for number, first in enumerate(order) for later in order[number + 1 :])


# --- Semantic Scholar ---


def recorded_papers(folder: Path) -> Iterator[dict[str, Any]]:
    for file in sorted((folder / "semanticscholar").glob("*.json")):
        if file.name.startswith(("paper-", "batch-test-get-papers", "match-", "search-", "fastpaper-semantic_search")):
            document = json.loads(file.read_text("utf-8"))
            found = document if isinstance(document, list) else document.get("data", [document])
            yield from (each for each in found if each and "paperId" in each)


def test_papers_have_only_keys_and_types_that_were_recorded(served: StandIn, recorded: Path) -> None:
    ours = shape(each.record for each in served.world.papers.values())
    assert unseen(ours, shape(recorded_papers(recorded)), DOCUMENTED["s2"]) == {}


def test_a_batch_has_the_recorded_keys_in_the_recorded_order(served: StandIn, recorded: Path) -> None:
    file = "semanticscholar/batch-test-get-papers-not-found-warning.json"
    entry = manifest(recorded)[file]
    theirs = json.loads((recorded / file).read_text("utf-8"))
    ids = ["CorpusId:211530585", f"DOI:{ROOT}s2-plain"]
    ours = ask(
        served,
        Service.SEMANTICSCHOLAR,
        "/graph/v1/paper/batch",
        entry["request"]["params"],
        method="POST",
        body={"ids": ids},
    ).json
    assert ours[0] is theirs[0] is None
    assert list(ours[1]) == list(theirs[1])


@pytest.mark.parametrize(
    ("file", "path", "params"),
    [
        ("err-404-match-abs12032jsdafn.json", "/paper/search/match", {"query": "Abs12032jsdafn"}),
        ("err-404-paper-0.json", "/paper/0", {}),
        ("err-404-paper-doi-10.1101-2024.04.01.587366.json", "/paper/DOI:10.1101%2F2024.04.01.587366", {}),
        ("search-n0-r3sult-s3arch-t3rm.json", "/paper/search", {"query": "n0 r3sult s3arch t3rm"}),
    ],
)
def test_what_semantic_scholar_does_not_have_it_says_as_recorded(
    served: StandIn, recorded: Path, file: str, path: str, params: dict[str, str]
) -> None:
    theirs = json.loads((recorded / "semanticscholar" / file).read_text("utf-8"))
    assert ask(served, Service.SEMANTICSCHOLAR, f"/graph/v1{path}", params).json == theirs


def test_every_field_that_was_ever_recorded_may_be_asked_for(recorded: Path) -> None:
    assert {key for each in recorded_papers(recorded) for key in each} - set(FIELDS) == {"matchScore"}


# --- GitHub ---


def test_a_repository_has_the_recorded_keys_in_the_recorded_order(served: StandIn, recorded: Path) -> None:
    theirs = json.loads((recorded / "github" / "repo-lgpl-3.0-pygithub-pygithub.json").read_text("utf-8"))
    ours = ask(served, Service.GITHUB, "/repos/stand-in/plain").json
    only_with_rights_or_in_organisations = {"permissions", "custom_properties", "organization"}
    assert list(ours) == [key for key in theirs if key not in only_with_rights_or_in_organisations]
    assert list(ours["owner"]) == list(theirs["owner"])
    assert list(ours["license"]) == list(theirs["license"])


def test_repositories_have_only_types_that_were_recorded(served: StandIn, recorded: Path) -> None:
    theirs = shape(json.loads(file.read_text("utf-8")) for file in sorted((recorded / "github").glob("repo-*.json")))
    names = ("plain", "new-name", "archived", "empty", "no-licence", "odd-licence", "fork", "disabled")
    ours = shape(ask(served, Service.GITHUB, f"/repos/stand-in/{name}").json for name in names)
    assert unseen(ours, theirs, DOCUMENTED["github"]) == {}


@pytest.mark.parametrize(
    ("file", "path"),
    [
        ("repo-301-enricomi-test.json", "/repos/stand-in/old-name"),
        ("repo-404-status-field.json", "/repos/stand-in/unknown"),
        ("repo-451-dmca-2021.json", "/repos/stand-in/dmca"),
        ("sub-latest-200-rickrickston123-repotest.json", "/repos/stand-in/plain/releases/latest"),
        ("rate-limit.json", "/rate_limit"),
    ],
)
def test_other_documents_of_github_have_the_recorded_keys(
    served: StandIn, recorded: Path, file: str, path: str
) -> None:
    theirs = json.loads((recorded / "github" / file).read_text("utf-8"))
    ours = ask(served, Service.GITHUB, path).json
    assert list(ours) == [key for key in theirs if key not in {"reactions", "mentions_count"}]


def test_headers_of_github_are_recorded_ones(served: StandIn, recorded: Path) -> None:
    entries = [each for name, each in manifest(recorded).items() if name.startswith("github/repo-") and each["headers"]]
    theirs = {header.lower() for each in entries for header in each["headers"]}
    ours = set(ask(served, Service.GITHUB, "/repos/stand-in/plain").headers)
    assert ours - theirs == set()
    assert {
        "x-ratelimit-limit",
        "x-ratelimit-remaining",
        "x-ratelimit-used",
        "x-ratelimit-reset",
        "x-ratelimit-resource",
        "etag",
        "last-modified",
    } <= ours


def test_a_missing_repository_is_told_by_graphql_as_recorded(served: StandIn, recorded: Path) -> None:
    theirs = json.loads((recorded / "github" / "graphql-librariesio-bad-repository-9.json").read_text("utf-8"))
    text = 'query Q {\n  repository(owner: "bad", name: "example-for-testing") { name }\n}'
    ours = ask(
        served, Service.GITHUB, "/graphql", method="POST", body={"query": text}, authorization="Bearer synthetic-token"
    ).json
    assert ours == theirs


def test_an_empty_repository_is_told_by_graphql_as_recorded(served: StandIn, recorded: Path) -> None:
    theirs = json.loads((recorded / "github" / "graphql-rubytoolbox-empty-1.json").read_text("utf-8"))["data"][
        "repository"
    ]
    counts = {"forks", "stargazers", "watchers"}
    fields = " ".join(
        f"{key} {{ totalCount }}" if key in counts else key
        for key in theirs
        if not key.endswith(("Issues", "Requests"))
    )
    text = f'{{ repository(owner: "stand-in", name: "empty") {{ {fields.replace("defaultBranchRef", "defaultBranchRef { name }").replace("licenseInfo", "licenseInfo { key }").replace("primaryLanguage", "primaryLanguage { name }")} }} }}'
    ours = ask(
        served, Service.GITHUB, "/graphql", method="POST", body={"query": text}, authorization="Bearer synthetic-token"
    ).json["data"]["repository"]
    nulls = {key for key, value in theirs.items() if value is None}
    assert {key for key in nulls if ours[key] is not None} == set()
    assert {key: type(ours[key]) for key in counts} == {key: type(theirs[key]) for key in counts}


def manifest(recorded: Path) -> dict[str, dict[str, Any]]:
    return {each["file"]: each for each in json.loads((recorded / "MANIFEST.json").read_text("utf-8"))["files"]}
