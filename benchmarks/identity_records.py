"""Kinds of rows whose records or links are odd: versions, merged and wrong records, wrong links, spelling, old DOIs."""

# ruff: noqa: E501  a table row stays one line

from __future__ import annotations

import html
import re
from collections.abc import Callable

import identity_titles as titles
from enrich.model import Identifier, Scheme
from identity_rows import UNPLACED, Maker, Must, Published, identified, publisher_link
from identity_world import PROC, VENUES, Record, Work, date_of, relation

JOURNALS = tuple(each for each in VENUES if each.type == "journal-article" and each.deposits)
CONFERENCES = tuple(each for each in VENUES if each.type == PROC and each.deposits)


# --- versions ---------------------------------------------------------------------------------


def conference_and_journal(m: Maker) -> None:
    """A conference paper and its journal extension; the row names one of them, or neither."""
    early = m.world.work(venue=m.rng.choice(CONFERENCES))
    journals = [each for each in JOURNALS if each.fields == early.venue.fields]
    title = (
        early.title
        if m.chance(0.6)
        else m.rng.choice([f"{early.title}: An Extended Study", f"Extended {early.title}", f"{early.title}++"])
    )
    late = m.world.work(
        early, title=title, venue=m.rng.choice(journals or [VENUES[0]]), year=early.year + m.rng.randint(1, 3)
    )
    one, two = m.publish(early, arxiv=0.3), m.publish(late, arxiv=0.1)
    found, other = (one, two) if m.chance(0.5) else (two, one)
    both = frozenset({early.number, late.number})
    link = m.link(found)
    m.row(found, works=both, other=other.named, venue=found.work.spelt(m.rng), date=str(found.work.year), link=link)


def conference_or_journal(m: Maker) -> None:
    early = m.world.work(venue=m.rng.choice(CONFERENCES))
    journals = [each for each in JOURNALS if each.fields == early.venue.fields]
    late = m.world.work(early, venue=m.rng.choice(journals or [VENUES[0]]), year=early.year + m.rng.randint(1, 3))
    one, two = m.publish(early, arxiv=0.3), m.publish(late, arxiv=0.1)
    m.row(one, works=frozenset({early.number, late.number}), named=one.named + two.named, venue=None, link=None)


def preprint_renamed(m: Maker) -> None:
    """A preprint whose title changed on publication."""
    work = m.work()
    early = m.rng.choice([
        headless(work.title), f"{titles.acronym(m.rng)}: {work.title}", m.world.near(work),
        f"{work.title} with Limited Data", f"Towards {work.title}",
    ])  # fmt: skip
    edition = m.world.deposit(work)
    posted = m.world.post(work, title=early, doi=edition.doi if m.chance(0.4) else "")
    if m.chance(0.8):
        m.world.gather(work, doi=edition.doi, arxiv=posted, title=m.rng.choice([work.title, early]))
    found = Published(work=work, edition=edition, arxiv=posted)
    style = m.rng.random()
    arxiv = (Identifier(Scheme.ARXIV, posted),)
    if style < 0.3:
        m.row(found, link=f"https://arxiv.org/abs/{posted}", named=arxiv + found.named, mismatch=False)
    elif style < 0.6:
        m.row(found, link=publisher_link(work, edition), title=work.title)
    elif style < 0.8:
        m.row(found, link=f"https://arxiv.org/abs/{posted}", title=early, named=arxiv)
    else:
        m.row(found, link=None)


def preprint_versions(m: Maker) -> None:
    """Several DOIs of a preprint, and the paper."""
    work = m.world.work(venue=m.rng.choice(JOURNALS))
    found = m.publish(work, arxiv=0.1)
    stem = m.rng.choice(["10.21203/rs.3.rs-{}/v", "10.36227/techrxiv.{}.v", "10.20944/preprints{}.v"]).format(
        m.world.fresh(7)
    )
    assert found.edition
    for version in range(1, m.rng.randint(2, 4)):
        related = relation("is-preprint-of", found.edition.doi) if m.chance(0.4) else {}
        posted = {"issued": date_of(work.year - 1, 5), "published": None, "posted": date_of(work.year - 1, 5)}
        kind = {"type": "posted-content", "subtype": "preprint", "relation": related}
        m.world.deposit(work, kind | posted | dict(UNPLACED), doi=f"{stem}{version}")
    preprint = identified(f"doi:{stem}1")
    if m.chance(0.6):
        m.row(found, venue=work.spelt(m.rng))
    elif m.chance(0.5):
        m.row(found, venue=work.spelt(m.rng), link=f"https://doi.org/{stem}1", named=(*found.named, preprint))
    else:
        m.row(found, venue=None, link=None, named=(*found.named, preprint))


def only_arxiv(m: Maker) -> None:
    work = m.world.work()
    found = Published(work=work, arxiv=m.world.post(work))
    if m.chance(0.5):
        m.publish(m.near(work))
    m.row(found)


def only_s2(m: Maker) -> None:
    work = m.world.work()
    found = Published(work=work, paper=m.world.gather(work, doi=None))
    m.row(found, link=m.loose_link(work))


def only_crossref(m: Maker) -> None:
    m.row(m.publish(m.work(), arxiv=0, paper=0))


def doi_of_s2_alone(m: Maker) -> None:
    """Semantic Scholar knows a DOI that Crossref does not."""
    work = m.work()
    posted = m.world.post(work) if m.chance(0.5) else None
    paper = m.world.gather(work, doi=f"10.5281/zenodo.{m.world.fresh(7)}", arxiv=posted)
    m.world.own(work, identified(f"doi:{paper['externalIds']['DOI']}"))
    found = Published(work=work, arxiv=posted, paper=paper)
    m.row(found)


# --- wrong records ----------------------------------------------------------------------------


def merged_by_s2(m: Maker) -> None:
    """A record of Semantic Scholar that holds two works: an identifier or the title is another's."""
    other = m.publish(m.near(m.world.work()) if m.chance(0.5) else None, arxiv=1, paper=0.5)
    work = m.world.work(other.work, title=m.world.title((other.work.field,))[1]) if m.chance(0.5) else m.world.work()
    style = m.rng.random()
    if style < 0.35:  # right title, another's DOI
        posted = m.world.post(work) if m.chance(0.5) else None
        paper = m.world.gather(work, doi=other.edition.doi if other.edition else None, arxiv=posted)
        found = Published(work=work, arxiv=posted, paper=paper)
    elif style < 0.7:  # right DOI, another's arXiv id
        edition = m.world.deposit(work) if work.venue.deposits else None
        paper = m.world.gather(work, doi=edition.doi if edition else None, arxiv=other.arxiv)
        found = Published(work=work, edition=edition, paper=paper)
    else:  # another's title under the right DOI
        edition = m.world.deposit(work) if work.venue.deposits else None
        posted = None if edition else m.world.post(work)
        paper = m.world.gather(work, doi=edition.doi if edition else None, arxiv=posted, title=other.work.title)
        m.world.own(other.work, Identifier(Scheme.S2, paper["paperId"]))
        found = Published(work=work, edition=edition, arxiv=posted)
    m.row(found)


def wrong_doi_at_arxiv(m: Maker) -> None:
    """The DOI that an author gave is another work's, or one of several."""
    other = m.publish(m.work(), arxiv=0)
    assert other.edition
    work = m.world.work(other.work, title=m.world.near(other.work)) if m.chance(0.6) else m.world.work()
    edition = m.world.deposit(work) if work.venue.deposits and m.chance(0.6) else None
    told = " ".join(filter(None, [other.edition.doi, edition.doi if edition and m.chance(0.5) else None]))
    posted = m.world.post(work, doi=told)
    paper = m.world.gather(work, doi=edition.doi if edition else None, arxiv=posted) if m.chance(0.6) else None
    found = Published(work=work, edition=edition, arxiv=posted, paper=paper)
    m.row(found, named=(Identifier(Scheme.ARXIV, posted), *found.named))


# --- wrong links ------------------------------------------------------------------------------


def wrong_link(m: Maker) -> None:
    """The row's link is another work's; the listed one can be found by its title, or cannot."""
    other = m.publish(m.work())
    style = m.rng.random()
    if style < 0.4:
        work = m.world.work()
    elif style < 0.7:
        work = m.near(other.work)
    else:
        work = m.near(other.work, authors=titles.group(m.rng))
    link = publisher_link(other.work, other.edition) if other.edition and m.chance(0.7) else m.link(other)
    if m.chance(0.7):
        m.row(m.publish(work), link=link, mismatch=None)
    else:
        m.row(Published(work=work), Must.REFUSE, works=frozenset(), link=link, mismatch=None)


def other_number_in_the_record(m: Maker) -> None:
    """The link's number is of a work that nobody asks for by number: the accepted record carries another number."""
    found = m.publish(m.work("ieee", "cvf"), arxiv=0.3)
    other = m.publish(m.work("ieee", "cvf"), arxiv=0)
    assert other.edition
    shown = found.edition and "ieeexplore" in m.world.crossref[found.edition.doi]["resource"]["primary"]["URL"]
    m.row(found, link=publisher_link(other.work, other.edition), mismatch=True if shown else None)


def shared_link(m: Maker) -> None:
    found = m.publish(m.work())
    other = m.publish(m.near(found.work) if m.chance(0.5) else None)
    link = m.link(found)
    m.row(found, link=link, mismatch=False if link else None)
    m.row(other, link=link, mismatch=None)


# --- how rows are written ----------------------------------------------------------------------

BRITISH = (("color", "colour"), ("Optimiz", "Optimis"), ("behavior", "behaviour"), ("randomised", "randomized"),
           ("tumour", "tumor"), ("ischaemic", "ischemic"), ("Summarization", "Summarisation"))  # fmt: skip


def typo(m: Maker, text: str) -> str:
    at = m.rng.randrange(3, max(len(text) - 2, 4))
    kind = m.rng.random()
    if kind < 0.35:
        return text[:at] + text[at + 1 :]
    if kind < 0.7:
        return text[: at - 1] + text[at] + text[at - 1] + text[at + 1 :]
    return text[:at] + text[at] + text[at:]


def spelt_otherwise(m: Maker, text: str, work: Work) -> str:
    venue = work.spelt(m.rng)
    styles: list[Callable[[], str]] = [
        text.lower, text.upper, text.title, lambda: f"{text}.", lambda: f"{text} ({venue})", lambda: f"{text} (Oral)",
        lambda: f"[{venue}] {text}", lambda: f"{text} [Oral]", lambda: text.replace("-", " "), lambda: text.replace("-", "‑"),
        lambda: text.replace(" and ", " & "), lambda: f"“{text}”", lambda: text.replace(": ", " - "),
        lambda: text.replace(":", " :"), lambda: re.sub(r"^(A|An|The|On the) ", "", text), lambda: text.replace("-", ""),
    ]  # fmt: skip
    return m.rng.choice(styles)()


def written_otherwise(m: Maker) -> None:
    found = m.publish()
    if m.chance(0.5):
        m.publish(m.near(found.work))
    m.row(found, title=spelt_otherwise(m, found.work.title, found.work))


def mistyped(m: Maker) -> None:
    found = m.publish()
    m.row(found, title=typo(m, found.work.title))


def british(m: Maker) -> None:
    found = m.publish()
    text = found.work.title
    for one, two in BRITISH:
        text = text.replace(one, two)
    m.row(found, title=text)


def truncated(m: Maker) -> None:
    found = m.publish()
    words = found.work.title.split()
    cut = max(len(words) * 2 // 3, 3)
    m.row(found, Must.EITHER, title=" ".join(words[:cut]) + m.rng.choice(["…", "...", ""]))


def acronym_dropped(m: Maker) -> None:
    """The row leaves out or adds the system's name before the colon."""
    work = m.world.work()
    bare = headless(work.title)
    named = m.world.work(work, title=f"{titles.acronym(m.rng)}: {bare}")
    if m.chance(0.5):
        m.row(m.publish(named), Must.FIND, title=bare)
    else:
        m.row(m.publish(m.world.work(work, title=bare)), Must.FIND, title=named.title)


def headless(title: str) -> str:
    """Leave out the name of a system before the colon."""
    return re.sub(r"^\S+: (?=\S)", "", title)


def marked_up(m: Maker) -> None:
    """The record's title holds mark-up, entities, TeX or capitals."""
    work = m.work()
    text = work.title
    greek = m.rng.choice(["α", "β", "γ"])
    plain_title = f"{text} of {greek}-Fe₂O₃ at 10⁻³ K" if m.chance(0.4) else text
    letters = {"α": "alpha", "β": "beta", "γ": "gamma"}
    sub = plain_title.replace("₂", "<sub>2</sub>").replace("₃", "<sub>3</sub>").replace("⁻³", "<sup>−3</sup>")
    tex = (
        plain_title.replace(greek, f"$\\{letters[greek]}$")
        .replace("₂", "$_2$")
        .replace("₃", "$_3$")
        .replace("⁻³", "$^{-3}$")
    )
    first, _, rest = text.partition(" ")
    shown = m.rng.choice([
        sub, tex, plain_title.upper() if plain_title == text else sub, html.escape(sub.replace(" and ", " & ")),
        f"\n            <i>{first}</i>\n            {rest}" if plain_title == text else sub, f"{sub}.", f"<b>{sub}</b>",
        html.escape(html.escape(sub.replace(" and ", " & "))),
    ])  # fmt: skip
    subtitle = None
    if ": " in text and plain_title == text and m.chance(0.5):
        shown, _, rest = text.partition(": ")
        subtitle = [rest]
    known = m.world.work(work, title=plain_title)
    found = m.publish(known, {"title": [shown], "subtitle": subtitle}, arxiv=0.3)
    m.row(found)


def bare_record(m: Maker) -> None:
    """A record without authors or dates, or with a name alone."""
    undated = {"issued": {"date-parts": [[None]]}, "published": None}
    gone: Record = m.rng.choice([{"author": None}, undated, {"author": None, "published": None}])
    m.row(m.publish(m.work(), gone))


def translated(m: Maker) -> None:
    work = m.work()
    foreign = " ".join(word[::-1].capitalize() for word in work.title.split())
    m.row(m.publish(work, {"title": [foreign], "original-title": [work.title]}, arxiv=0.2, paper=0.5))


def early_access(m: Maker) -> None:
    """Online in one year, in print one or two later; the row gives either, or a year more."""
    work = m.world.work(venue=m.rng.choice(JOURNALS))
    late = work.year + m.rng.randint(1, 2)
    dates = {
        "published-online": date_of(work.year, 11),
        "published-print": date_of(late, 3),
        "issued": date_of(work.year, 11),
    }
    m.row(m.publish(work, dates), date=str(m.rng.choice([work.year, late, late + 1, work.year - 1])))


# --- identifiers ------------------------------------------------------------------------------


def alias(m: Maker) -> None:
    """The row's DOI is an old one of the record."""
    work = m.work()
    found = m.publish(work)
    assert found.edition
    old = f"10.{m.world.fresh(4)}/old.{m.world.fresh(6)}"
    m.world.aliases[old] = found.edition.doi
    m.world.crossref[found.edition.doi]["aliases"] = [old]
    m.world.own(work, identified(f"doi:{old}"))
    m.row(found, link=f"https://doi.org/{old}", mismatch=False)


def datacite(m: Maker) -> None:
    """The row's DOI is of an agency that Crossref does not know."""
    work = m.world.work()
    if m.chance(0.5):
        posted = m.world.post(work)
        m.row(Published(work=work, arxiv=posted), link=f"https://doi.org/10.48550/arXiv.{posted}", mismatch=False)
    else:
        doi = identified(f"doi:10.5281/zenodo.{m.world.fresh(7)}")
        m.world.own(work, doi)
        m.row(Published(work=work), Must.EITHER, link=f"https://doi.org/{doi.value}", works=frozenset({work.number}))


def two_dois(m: Maker) -> None:
    """One article under two DOIs."""
    work = m.work()
    one, two = m.world.deposit(work), m.world.deposit(work)
    named = (identified(f"doi:{one.doi}"), identified(f"doi:{two.doi}"))
    m.row(Published(work=work, edition=one), named=named, mismatch=False)


def chapter(m: Maker) -> None:
    """A row whose publisher's link bears a number that the record lacks, or whose guess names another chapter."""
    work = m.work("aaai", "ijcai", "acl", "lncs")
    found = m.publish(work)
    assert found.edition
    m.row(found, link=publisher_link(work, found.edition), date=str(work.year), mismatch=False)
