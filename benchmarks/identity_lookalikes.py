"""Kinds of rows whose work has look-alikes: near titles, parts, one title for several works, notices, other documents."""

# ruff: noqa: E501  a table row stays one line

from __future__ import annotations

from dataclasses import replace

import identity_titles as titles
from identity_rows import UNPLACED, Maker, Must, Published, publisher_link
from identity_world import notice, relation


def plain(m: Maker) -> None:
    m.row(m.publish())


# --- neighbours -------------------------------------------------------------------------------


def near_title_of_the_group(m: Maker) -> None:
    found = m.publish()
    m.publish(m.near(found.work))
    m.row(found)


def nowhere_but_a_near_title_of_the_group(m: Maker) -> None:
    work = m.world.work()
    m.publish(m.near(work))
    m.nowhere(work)


def nowhere(m: Maker) -> None:
    work = m.world.work()
    for _ in range(m.rng.randint(0, 2)):
        m.publish(m.near(work, authors=titles.group(m.rng)))
    m.nowhere(work)


def nowhere_but_linked_to_a_neighbour(m: Maker) -> None:
    work = m.world.work()
    other = m.publish(m.near(work))
    m.row(Published(work=work), Must.REFUSE, works=frozenset(), link=m.link(other), mismatch=None)


def parts(m: Maker) -> None:
    style = m.rng.choice([": Part {}", ". Part {}", " — Part {}: {}", ", {}", " {}", ". {}. {}"])
    first, second = m.rng.choice([("I", "II"), ("1", "2"), ("II", "III"), ("A", "B")])
    subs = m.rng.sample(["Theory", "Experiments", "Methods", "Applications"], 2)
    base = m.world.work()
    one = m.world.work(base, title=base.title + style.format(first, subs[0]))
    two = m.world.work(base, title=base.title + style.format(second, subs[1]))
    listed = m.publish(one)
    if m.chance(0.3):
        m.publish(base)
    if m.chance(0.7):
        m.publish(two)
        m.row(listed)
    else:
        m.nowhere(two)


def other_number(m: Maker) -> None:
    """List one of a series whose titles differ in a number, a year or a data set."""
    base = m.world.work()
    style, values = m.rng.choice([
        ("{} {}: {}", ("2021", "2022")),
        ("{}: {} at the {} Challenge", ("2nd", "3rd")),
        ("{}v{}: {}", ("7", "8")),
        ("{}-{}: {}", ("2", "3")),
        ("{} {}.0: {}", ("1", "2")),
        ("{} V{}: {}", ("1", "2")),
    ])  # fmt: skip
    name = titles.acronym(m.rng)
    one, two = values if m.chance(0.5) else values[::-1]
    texts = [style.format(name, each, base.title) for each in (one, two)]
    if "Challenge" in style:
        texts = [f"{base.title} at the {each} {name} Challenge" for each in (one, two)]
    other = m.publish(m.world.work(base, title=texts[1], year=base.year + 1))
    work = m.world.work(base, title=texts[0])
    if m.chance(0.6):
        m.row(m.publish(work))
    else:
        m.nowhere(replace(work, authors=other.work.authors))


def negation(m: Maker) -> None:
    base = m.world.work()
    pairs = [("{} Is All You Need", "{} Is Not All You Need"), ("{} with Labels", "{} without Labels")]
    pairs += [("Supervised {}", "Unsupervised {}"), ("{} Helps", "{} Does Not Help"), ("Offline {}", "Online {}")]
    one, two = (each.format(base.title) for each in m.rng.choice(pairs))
    listed, other = (one, two) if m.chance(0.5) else (two, one)
    authors = base.authors if m.chance(0.5) else titles.group(m.rng)
    m.publish(m.world.work(base, title=other, authors=authors))
    work = m.world.work(base, title=listed)
    if m.chance(0.6):
        m.row(m.publish(work))
    else:
        m.nowhere(work)


def subtitle_of_another(m: Maker) -> None:
    """List a work whose title before the colon another work has too."""
    base = m.world.work()
    head = m.rng.choice([titles.acronym(m.rng), base.title.split(":")[0]])
    one, two = (titles.fill(m.rng, base.field, m.rng.choice(base.field.templates)) for _ in range(2))
    authors = base.authors if m.chance(0.4) else titles.group(m.rng)
    m.publish(m.world.work(base, title=f"{head}: {two}", authors=authors))
    work = m.world.work(base, title=f"{head}: {one}")
    if m.chance(0.6):
        m.row(m.publish(work))
    else:
        m.nowhere(work)


# --- one title, several works -----------------------------------------------------------------

GENERIC = (
    "Editorial", "Preface", "Introduction", "Deep Learning", "Introduction to the Special Issue", "Guest Editorial",
    "Machine Learning", "Reinforcement Learning", "Big Data", "Attention", "Foreword", "Rheumatoid arthritis",
    "Heart failure", "Superconductivity", "Data Cleaning: Overview", "Speech Recognition", "A Survey", "Face Recognition",
    "Annual Report", "Conclusions", "Message from the Chairs", "Graph Neural Networks", "Knowledge Graphs", "Epilogue",
)  # fmt: skip


def generic_title(m: Maker) -> None:
    """List one of several works of one title: bare, or with what tells it apart."""
    title = m.rng.choice(GENERIC)
    works = [m.world.work(title=title) for _ in range(m.rng.randint(2, 4))]
    found = [m.publish(each, arxiv=0.2) for each in works]
    if m.chance(0.3):
        m.row(found[0], Must.EITHER, venue=None, authors=(), date=None, link=None)
    elif m.chance(0.5):
        m.row(
            found[0],
            Must.EITHER,
            authors=found[0].work.authors,
            date=str(found[0].work.year),
            venue=found[0].work.venue_name,
        )
    else:
        m.row(found[0], link=publisher_link(found[0].work, found[0].edition) if found[0].edition else m.link(found[0]),
              must=Must.EITHER)  # fmt: skip


def generic_title_of_another(m: Maker) -> None:
    """List a work of a common title that is nowhere, while others of that title are."""
    title = m.rng.choice(GENERIC)
    for _ in range(m.rng.randint(1, 2)):
        m.publish(m.world.work(title=title), arxiv=0.2)
    work = m.world.work(title=title)
    m.nowhere(work, authors=work.authors if m.chance(0.5) else (), date=str(work.year), venue=work.spelt(m.rng))


def same_title_other_group(m: Maker) -> None:
    """List a work whose very title other people gave to another work."""
    found = m.publish()
    others = m.world.work(title=found.work.title, field=found.work.field)
    other = m.publish(replace(others, year=found.work.year + m.rng.choice([-9, -6, -4, 3, 5, 8])))
    people = found.work.authors if m.chance(0.5) else ()
    must = Must.FIND if people else Must.EITHER
    m.row(found, must, authors=people, other=other.named)


def yearly(m: Maker) -> None:
    base = m.world.work()
    if m.chance(0.5):
        series = [
            m.world.work(base, title=f"{base.title}: {base.year + at} Update", year=base.year + at) for at in range(3)
        ]
    else:
        series = [m.world.work(base, title=f"Annual Review of {base.title}", year=base.year + at) for at in range(3)]
    found = [m.publish(each, arxiv=0.1) for each in series]
    dated = series[0].title != series[1].title
    m.row(found[1], Must.FIND if dated else Must.EITHER, date=str(series[1].year))


# --- what is about a paper ----------------------------------------------------------------------

NOTICES = (
    "Erratum to: {}", "Erratum: {}", "Correction to: {}", "Corrigendum to “{}” [{v} 12 (2020) 1–9]", "Author Correction: {}",
    "Retraction Note: {}", "Retraction notice to “{}” [{v}]", "Comment on “{}”", 'Comments on "{}"', "Reply to: {}",
    "Reply to comment on ‘{}’", "Response to “{}”", "Publisher Correction: {}", "Expression of Concern: {}", "Addendum: {}",
    "Discussion of “{}”", "Book Review: {}", "Review of “{}”", "Erratum for {a} et al., “{}”", "{}: Erratum", "{} (Erratum)",
    "{} – Correction", "Commentary: {}", "Editorial: {}", "A Note on “{}”", "Re: {}", "Summary of “{}”", "[Corrigendum] {}",
    "{}: reply", "{} - author's reply", "Further comments on “{}”", "Highlights: {}",
)  # fmt: skip


def about_it(m: Maker) -> None:
    """List a paper beside a notice about it; or a paper that is nowhere but in a notice about it."""
    exists = m.chance(0.7)
    work = m.work()
    found = m.publish(work) if exists else Published(work=work)
    told = m.rng.choice(NOTICES)
    title = told.format(work.title, v=work.venue_name, a=work.authors[0].family)
    about = m.world.work(work, title=title, year=work.year + m.rng.randint(0, 1))
    updates = notice(found.edition.doi, "correction") if found.edition and m.chance(0.4) else None
    unsigned = {"author": None} if m.chance(0.3) else {}
    m.world.deposit(about, {"update-to": updates} | unsigned)
    if m.chance(0.4):
        m.world.gather(about)
    if exists:
        m.row(found)
    else:
        m.nowhere(work)


def notice_of_the_same_title(m: Maker) -> None:
    """A notice that is deposited under the very title of the paper, and says so only in `update-to`."""
    found = m.publish(m.work("elsevier", "springer"))
    assert found.edition
    about = m.world.work(found.work)
    kind = m.rng.choice(["correction", "retraction", "erratum"])
    m.world.deposit(about, {"update-to": notice(found.edition.doi, kind)})
    m.row(found)


def retracted_itself(m: Maker) -> None:
    work = m.work()
    marks = ["RETRACTED: {}", "RETRACTED ARTICLE: {}", "[Retracted] {}", "WITHDRAWN: {}"]
    if work.venue.house in {"ieee", "cvf"}:
        marks.append("Notice of Retraction: {}")  # IEEE marks the paper's own record so
    title = m.rng.choice(marks).format(work.title)
    about = m.world.work(work, title=f"Retraction notice to: {work.title}", year=work.year + 1)
    edition = m.world.deposit(about)
    found = m.publish(work, {"title": [title], "updated-by": notice(edition.doi, "retraction")})
    m.row(found)


def component(m: Maker) -> None:
    """List a paper beside its figures, supplements, data, reviews; or a paper of which only those are known."""
    exists = m.chance(0.75)
    work = m.work()
    found = m.publish(work) if exists else Published(work=work)
    style = m.rng.choice([
        ("component", "Supplemental Information 1: {}"), ("component", "Figure 3: {}"), ("component", "{}"),
        ("dataset", "Data from: {}"), ("dataset", "{}"), ("peer-review", 'Review for "{}"'),
        ("peer-review", "Decision letter: {}"), ("peer-review", "{}"), ("posted-content", "Supplementary material for {}"),
        ("journal-article", "Supplementary Material: {}"), ("component", "Appendix to {}"), ("other", "Supporting information for {}"),
    ])  # fmt: skip
    about = m.world.work(work, title=style[1].format(work.title))
    related = relation("is-supplement-to", found.edition.doi) if found.edition and m.chance(0.5) else {}
    unsigned: dict[str, list[str] | None] = {"author": m.rng.choice([None, []])} if m.chance(0.7) else {}
    placed = {} if style[0] == "journal-article" else {"container-title": None}
    m.world.deposit(about, {"type": style[0], "relation": related} | unsigned | placed)
    if exists:
        m.row(found)
    else:
        m.nowhere(work)


def other_type(m: Maker) -> None:
    """A thesis, book, report or data set of the paper's title; the paper itself is there or not."""
    exists = m.chance(0.7)
    work = m.work()
    kind = m.rng.choice(["dissertation", "book", "report", "dataset", "reference-entry", "monograph", "journal-issue"])
    about = m.world.work(work, authors=work.authors[:1], year=work.year + m.rng.choice([-2, -1, 1, 2]))
    m.world.deposit(about, {"type": kind} | dict(UNPLACED), doi=f"10.{m.world.fresh(5)}/{m.world.fresh(6)}")
    if exists:
        m.row(m.publish(work))
    else:
        m.nowhere(work, venue=work.spelt(m.rng))
