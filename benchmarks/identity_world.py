"""Works and the records that three services hold of them, in the services' shapes, with the truth beside them."""

# ruff: noqa: E501, ANN401, PLR0913  a table row stays one line; fields of records are of any type

from __future__ import annotations

import hashlib
import html
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

import identity_titles as titles
from enrich.identifiers import identify
from enrich.model import Identifier, Scheme
from identity_titles import Field, Person

# --- venues -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Venue:
    """Hold a venue: how lists spell it, and whose it is; a house without DOIs deposits nothing with Crossref."""

    name: str
    short: tuple[str, ...]
    house: str
    type: str = "journal-article"
    code: str = "x"
    fields: tuple[Field, ...] = ()

    @property
    def deposits(self) -> bool:
        return self.house != "open"


ML, MED, PHY, DB = (titles.VISION, titles.LANGUAGE), (titles.MEDICINE,), (titles.PHYSICS,), (titles.DATABASES,)
PROC, CHAPTER = "proceedings-article", "book-chapter"


def _venue(  # noqa: PLR0917  a row of the table below
    name: str, short: str, house: str, code: str, fields: tuple[Field, ...], kind: str = "journal-article"
) -> Venue:
    return Venue(name=name, short=tuple(short.split("|")), house=house, type=kind, code=code, fields=fields)


CVPR = "{year} IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)"
VENUES = (
    _venue("IEEE Transactions on Affective Computing", "TAC|TAFFC|IEEE Trans. Affect. Comput.", "ieee", "taffc", ML),
    _venue("IEEE Transactions on Pattern Analysis and Machine Intelligence", "TPAMI|IEEE TPAMI", "ieee", "tpami", ML),
    _venue("IEEE Transactions on Image Processing", "TIP|IEEE TIP", "ieee", "tip", ML),
    _venue("IEEE Transactions on Multimedia", "TMM|IEEE Trans. Multimedia", "ieee", "tmm", ML),
    _venue("IEEE Transactions on Knowledge and Data Engineering", "TKDE", "ieee", "tkde", DB),
    _venue("Pattern Recognition", "PR|Pattern Recognit.", "elsevier", "patcog", ML),
    _venue("Expert Systems with Applications", "ESWA", "elsevier", "eswa", ML),
    _venue("Information Fusion", "Inf. Fusion", "elsevier", "inffus", ML),
    _venue("The Lancet", "Lancet", "elsevier", "lancet", MED),
    _venue("International Journal of Computer Vision", "IJCV|Int. J. Comput. Vis.", "springer", "s11263", ML),
    _venue("Machine Learning", "Mach. Learn.", "springer", "s10994", ML),
    _venue("The VLDB Journal", "VLDBJ|VLDB J.", "springer", "s00778", DB),
    _venue("BMC Medicine", "BMC Med", "springer", "s12916", MED),
    _venue("Diabetologia", "Diabetologia", "springer", "s00125", MED),
    _venue("Physical Review B", "PRB|Phys. Rev. B", "aps", "physrevb", PHY),
    _venue("Physical Review Letters", "PRL|Phys. Rev. Lett.", "aps", "physrevlett", PHY),
    _venue("Journal of High Energy Physics", "JHEP", "springer", "jhep", PHY),
    _venue("Physics Letters B", "Phys. Lett. B", "elsevier", "physletb", PHY),
    _venue("BMJ", "BMJ", "bmj", "bmj", MED),
    _venue("PLOS ONE", "PLoS One", "plos", "pone", MED),
    _venue("Proceedings of the VLDB Endowment", "PVLDB|VLDB {year}", "acm", "vldb", DB),
    _venue("Proceedings of the {year} International Conference on Management of Data", "SIGMOD {year}|SIGMOD", "acm", "sigmod", DB, PROC),
    _venue("Proceedings of the {year} ACM International Conference on Multimedia", "ACM MM {year}|ACM MM", "acm", "mm", ML, PROC),
    _venue(CVPR, "CVPR {year}|CVPR|CVPR'{yy}", "cvf", "cvpr", ML, PROC),
    _venue("{year} IEEE/CVF International Conference on Computer Vision (ICCV)", "ICCV {year}|ICCV", "cvf", "iccv", ML, PROC),
    _venue("{year} IEEE/CVF Winter Conference on Applications of Computer Vision (WACV)", "WACV {year}", "cvf", "wacv", ML, PROC),
    _venue("{year} IEEE International Conference on Acoustics, Speech and Signal Processing (ICASSP)", "ICASSP {year}|ICASSP", "ieee", "icassp", ML, PROC),
    _venue("{year} IEEE International Conference on Data Engineering (ICDE)", "ICDE {year}|ICDE", "ieee", "icde", DB, PROC),
    _venue("Lecture Notes in Computer Science", "ECCV {year}|ECCV", "lncs", "eccv", ML, CHAPTER),
    _venue("Proceedings of the AAAI Conference on Artificial Intelligence", "AAAI {year}|AAAI", "aaai", "aaai", ML),
    _venue("Proceedings of the International Joint Conference on Artificial Intelligence", "IJCAI {year}|IJCAI", "ijcai", "ijcai", ML, PROC),
    _venue("Proceedings of the Annual Meeting of the Association for Computational Linguistics (Volume 1: Long Papers)", "ACL {year}|ACL", "acl", "acl-long", (titles.LANGUAGE,), PROC),
    _venue("International Conference on Learning Representations", "ICLR {year}|ICLR", "open", "iclr", ML, PROC),
    _venue("International Conference on Machine Learning", "ICML {year}|ICML", "open", "icml", ML, PROC),
    _venue("Advances in Neural Information Processing Systems", "NeurIPS {year}|NeurIPS|NIPS", "open", "neurips", ML, PROC),
)  # fmt: skip


# --- works and editions -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """Hold a work as it is: what each record says of it may differ."""

    number: int
    field: Field
    title: str
    authors: tuple[Person, ...]
    venue: Venue
    year: int
    month: int

    @property
    def venue_name(self) -> str:
        return self.venue.name.format(year=self.year)

    def spelt(self, rng: Random) -> str:
        """Spell the venue as a list does."""
        return rng.choice([self.venue.name, *self.venue.short]).format(year=self.year, yy=f"{self.year % 100:02}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """Hold what a deposit is known by."""

    doi: str
    ieee: str | None = None
    pii: str | None = None
    url: str = ""


Record = dict[str, Any]
NOTHING: Mapping[str, Any] = {}


@dataclass(slots=True, kw_only=True)
class World:
    """Hold the records of the services, and which identifier belongs to which works."""

    rng: Random
    works: list[Work] = field(default_factory=list)
    crossref: dict[str, Record] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    arxiv: dict[str, str] = field(default_factory=dict)
    arxiv_titles: dict[str, str] = field(default_factory=dict)
    papers: list[Record] = field(default_factory=list)
    owners: defaultdict[Identifier, set[int]] = field(default_factory=lambda: defaultdict(set))
    numbers: set[str] = field(default_factory=set)
    taken: set[str] = field(default_factory=set)

    def work(self, base: Work | None = None, **told: Any) -> Work:
        """Invent a work, or another one like `base` but for what is told."""
        number = len(self.works)
        if base is not None:
            made = replace(base, **(told | {"number": number}))
        else:
            field_, title = self.title(told["venue"].fields if "venue" in told else titles.FIELDS)
            venue = self.rng.choice([each for each in VENUES if field_ in each.fields])
            made = Work(
                number=number,
                field=told.get("field", field_),
                title=told.get("title", title),
                authors=told.get("authors", titles.group(self.rng)),
                venue=told.get("venue", venue),
                year=told.get("year", self.rng.randint(2012, 2026)),
                month=told.get("month", self.rng.randint(1, 12)),
            )
        self.works.append(made)
        self.taken.add(made.title.lower())
        return made

    def title(self, fields: Sequence[Field]) -> tuple[Field, str]:
        """Invent a title that no work has yet: that two have one is a trap of its own."""
        while True:
            field_, title = titles.title(self.rng, fields)
            if title.lower() not in self.taken:
                return field_, title

    def near(self, work: Work) -> str:
        """Invent a title one slot away that no work has yet."""
        title = re.sub(r"^\S+(?=: )", lambda _: titles.acronym(self.rng), work.title)  # a system's name is one work's
        for _ in range(20):
            title = titles.neighbour(self.rng, work.field, title)
            if title.lower() not in self.taken:
                return title
        return f"{title}: The View from {self.rng.choice(titles.FAMILIES)} {self.rng.choice(titles.FAMILIES)}"

    def own(self, work: Work, *identifiers: Identifier | None) -> None:
        for each in identifiers:
            if each:
                self.owners[each].add(work.number)

    def fresh(self, digits: int) -> str:
        """Give a number that nobody has."""
        while True:
            made = str(self.rng.randint(10 ** (digits - 1), 10**digits - 1))
            if made not in self.numbers:
                self.numbers.add(made)
                return made

    # --- Crossref -----------------------------------------------------------------------------

    def deposit(
        self, work: Work, changed: Mapping[str, Any] = NOTHING, *, doi: str | None = None, numbered: bool = True
    ) -> Edition:
        """Deposit a work with Crossref; what is `changed` to None is left out, `numbered` says whether the record tells."""
        edition = self._edition(work)
        if doi:  # of another house than the work's
            edition = Edition(doi=doi, url=f"https://doi.org/{doi}")
        record: Record = {
            "DOI": edition.doi,
            "URL": f"https://doi.org/{edition.doi}",
            "type": work.venue.type,
            "title": [work.title],
            "author": [_contributor(each, index) for index, each in enumerate(work.authors)],
            "issued": date_of(work.year, work.month),
            "published": date_of(work.year, work.month),
            "created": date_of(work.year, work.month, 5),
            "container-title": [work.venue_name],
            "short-container-title": [],
            "publisher": work.venue.house.upper(),
            "prefix": edition.doi.split("/")[0],
            "volume": str(self.rng.randint(1, 60)),
            "page": f"{(page := self.rng.randint(1, 9000))}-{page + 9}",
            "is-referenced-by-count": self.rng.randint(0, 400),
            "references-count": self.rng.randint(5, 90),
            "relation": {},
            "resource": {"primary": {"URL": edition.url if numbered else f"https://doi.org/{edition.doi}"}},
            "score": 20.0,
        }
        if work.venue.type != "journal-article":
            record["event"] = {"name": work.venue_name, "start": date_of(work.year, work.month, 3)}
            record["issued"] = record["published"] = date_of(work.year, work.month, 2)
        if edition.pii and numbered:
            record["alternative-id"] = [edition.pii]
        record |= self._oddities(work, record)
        record |= changed
        self.crossref[edition.doi] = {key: value for key, value in record.items() if value is not None}
        self.own(work, identify(f"doi:{edition.doi}"))
        for scheme, value in ((Scheme.IEEE, edition.ieee), (Scheme.PII, edition.pii)):
            if value:
                self.own(work, Identifier(scheme, value))
        if doi is None and work.venue.house == "aaai":
            self.own(work, Identifier(Scheme.AAAI, edition.doi.rpartition(".")[2]))
        if doi is None and work.venue.house == "acl":
            self.own(work, Identifier(Scheme.ACL, edition.doi.removeprefix("10.18653/v1/")))
        return edition

    def _oddities(self, work: Work, record: Record) -> Record:
        """Deposit as publishers do: names in capitals, print a year later, no container, no month."""
        oddity = self.rng.random()
        if oddity < 0.04:
            return {"author": [each | {"family": str(each.get("family", "")).upper()} for each in record["author"]]}
        if oddity < 0.12 and work.venue.type == "journal-article":
            return {"published-print": date_of(work.year + 1, 2), "published-online": record["issued"]}
        if oddity < 0.14:
            return {"author": [{"given": each.get("given", "")[:1] + "."} | each for each in record["author"]][:1]}
        return {"issued": date_of(work.year), "published": date_of(work.year)} if oddity < 0.18 else {}

    def _edition(self, work: Work) -> Edition:  # noqa: PLR0911  one shape a house
        year, code, yy = work.year, work.venue.code, f"{work.year % 100:02}"
        number = self.fresh(7)
        match work.venue.house:
            case "ieee" | "cvf":
                running = f"{code}{number[:5]}.{year}.{self.fresh(5)}"
                doi = f"10.1109/{running if work.venue.type == PROC else f'{code}.{year}.{number}'}"
                ieee = self.fresh(8)
                return Edition(doi=doi, ieee=ieee, url=f"https://ieeexplore.ieee.org/document/{ieee}/")
            case "elsevier":
                pii = f"S{self.fresh(8)}{yy}{self.fresh(5)}{self.rng.randint(0, 9)}"
                url = f"https://linkinghub.elsevier.com/retrieve/pii/{pii}"
                return Edition(doi=f"10.1016/j.{code}.{year}.{number[:6]}{number[6:]}", pii=pii, url=url)
            case "aaai":
                article, issue = self.fresh(5), self.rng.randint(1, 30)
                padded = f"{issue:02}" if year in {2019, 2020} else str(issue)
                doi = f"10.1609/aaai.v{year - 1986}i{1 if year < 2019 else padded}.{article}"
                return Edition(doi=doi, url=f"https://ojs.aaai.org/index.php/AAAI/article/view/{article}")
            case "ijcai":
                return Edition(
                    doi=f"10.24963/ijcai.{year}/{int(number[:4])}",
                    url=f"https://www.ijcai.org/proceedings/{year}/{number[:4]}",
                )
            case "acl":
                doi = f"10.18653/v1/{year}.acl-long.{int(number[:5])}"
                return Edition(doi=doi, url=f"https://aclanthology.org/{year}.acl-long.{int(number[:5])}")
            case "lncs":
                doi = f"10.1007/978-3-031-{number[:5]}-{number[5]}_{self.rng.randint(1, 40)}"
                return Edition(doi=doi, url=f"https://link.springer.com/{doi}")
        prefixes = {
            "springer": f"10.1007/{code}-0{yy}-{number[:5]}-{number[5]}",
            "acm": f"10.1145/{number}.{self.fresh(7)}",
        }
        prefixes |= {"aps": f"10.1103/{code}.{number[:3]}.{number[1:]}", "plos": f"10.1371/journal.{code}.{number}"}
        doi = prefixes.get(work.venue.house, f"10.1136/{code}.{number}")
        return Edition(doi=doi, url=f"https://doi.org/{doi}")

    # --- arXiv --------------------------------------------------------------------------------

    def post(
        self, work: Work, *, title: str | None = None, doi: str = "", comment: str = "", ref: str = "", lead: int = 8
    ) -> str:
        """Post a work to arXiv `lead` months before it was published; `doi` is what its authors say."""
        months = work.year * 12 + work.month - 1 - lead
        year, month = divmod(months, 12)
        number = f"{year % 100:02}{month + 1:02}.{self.fresh(5 if year > 2014 else 4)}"
        day = f"{year}-{month + 1:02}-{self.rng.randint(1, 28):02}T12:00:00Z"
        named = title or work.title
        optional = (("comment", comment), ("journal_ref", ref), ("doi", doi))
        extra = "".join(f"<arxiv:{name}>{html.escape(text)}</arxiv:{name}>" for name, text in optional if text)
        people = "".join(f"<author><name>{html.escape(str(each))}</name></author>" for each in work.authors)
        self.arxiv[number] = (
            f"<entry><id>http://arxiv.org/abs/{number}v{self.rng.randint(1, 3)}</id><title>{html.escape(named)}</title>"
            f"<updated>{day}</updated><summary>We study {html.escape(named.lower())}.</summary>"
            f'<category term="cs.CV" scheme="http://arxiv.org/schemas/atom"/><published>{day}</published>'
            f'<arxiv:primary_category term="cs.CV"/>{extra}{people}</entry>'
        )
        self.arxiv_titles[number] = named
        self.own(work, Identifier(Scheme.ARXIV, number), Identifier(Scheme.DOI, f"10.48550/arxiv.{number}"))
        return number

    # --- Semantic Scholar ---------------------------------------------------------------------

    def gather(
        self, work: Work, *, doi: str | None = None, arxiv: str | None = None, title: str | None = None
    ) -> Record:
        """Let Semantic Scholar know a work, by what identifiers it thinks are the work's."""
        sha = hashlib.sha1(f"{work.number} {len(self.papers)} {self.rng.random()}".encode(), usedforsecurity=False)
        external: Record = {"CorpusId": int(self.fresh(9))}
        external |= {name: value for name, value in (("DOI", doi), ("ArXiv", arxiv)) if value}
        if self.rng.random() < 0.5 and work.venue.deposits:
            first = re.sub(r"\W", "", work.authors[0].family) if work.authors else "Anon"
            kind = "conf" if work.venue.type == PROC else "journals"
            external["DBLP"] = f"{kind}/{work.venue.code}/{first}{self.fresh(4)}"
            self.own(work, identify(f"dblp:{external['DBLP']}"))
        journal = work.venue.type == "journal-article" and doi
        paper: Record = {
            "paperId": sha.hexdigest(),
            "externalIds": external,
            "title": title or work.title,
            "authors": [{"authorId": self.fresh(8), "name": str(self._written(each))} for each in work.authors],
            "year": work.year,
            "publicationDate": f"{work.year}-{work.month:02}-10",
            "venue": work.venue_name if doi or not arxiv or not work.venue.deposits else "arXiv.org",
            "publicationVenue": None,
            "journal": {"name": work.venue_name, "volume": "12"} if journal else None,
            "publicationTypes": ["JournalArticle"] if journal else None,
            "citationCount": self.rng.randint(0, 500),
            "referenceCount": 40,
            "influentialCitationCount": 3,
        }
        self.papers.append(paper)
        self.own(work, Identifier(Scheme.S2, sha.hexdigest()))
        return self.papers[-1]

    def _written(self, person: Person) -> Person:
        return titles.initialled(person) if self.rng.random() < 0.3 else person


def _contributor(person: Person, index: int) -> Record:
    sequence = "additional" if index else "first"
    named = {"given": person.given, "family": person.family} if person.given else {"name": person.family}
    return named | {"sequence": sequence, "affiliation": []}


def date_of(*parts: int) -> Record:
    return {"date-parts": [list(parts)]}


def relation(kind: str, *dois: str) -> Mapping[str, Any]:
    return {kind: [{"id-type": "doi", "id": each, "asserted-by": "subject"} for each in dois]}


def notice(of: str, kind: str) -> list[Record]:
    return [{"DOI": of, "type": kind, "label": kind.title(), "source": "publisher", "updated": date_of(2024, 5, 1)}]
