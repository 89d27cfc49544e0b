"""What a row says beside its title is told apart: people, venue and date, in the forms that writers use."""

from __future__ import annotations

import pytest

from enrich import seeds
from enrich.model import SeedFile

PAPER = "https://arxiv.org/abs/2101.00001"


def beside(text: str) -> tuple[tuple[str, ...], str | None, str | None]:
    row = f"- **[A Study of Lamps in Small Rooms]({PAPER})** {text}\n"
    (entry,) = seeds.parse(SeedFile(name="list.md", suffix=".md", text=row)).entries
    return entry.authors, entry.venue, entry.date


@pytest.mark.parametrize(
    ("text", "people", "date"),
    [
        ("— Lampe, Ada, 2021", ("Lampe, Ada",), "2021"),
        ("(Lampe and Ohm, 2021)", ("Lampe", "Ohm"), "2021"),
        ("(Lampe & Ohm 2021)", ("Lampe", "Ohm"), "2021"),
        ("(De Lampe, 2021)", ("De Lampe",), "2021"),
        ("- Ada Lampe, 2021.", ("Ada Lampe",), "2021"),
        ("- Ada Lampe, Bo Ohm and Cy Volt, 2021", ("Ada Lampe", "Bo Ohm", "Cy Volt"), "2021"),
        ("- Ada Lampe et al., 2021 👉[LED](#led)", ("Ada Lampe",), "2021"),
        ("[Ada Lampe al., 2021]", ("Ada Lampe",), "2021"),
        ("- Vienna, Austria, 2021", (), "2021"),
    ],
)
def test_people_and_a_year_are_no_venue(text: str, people: tuple[str, ...], date: str) -> None:
    assert beside(text) == (people, None, date)


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("(Energy and Buildings, 2021)", "Energy and Buildings, 2021"),
        ("(Lighting Letters, 2021)", "Lighting Letters, 2021"),
        ("(Lampe Open, 2021)", "Lampe Open, 2021"),
        ("(Lampish and Electric Databases 2021)", "Lampish and Electric Databases 2021"),
        ("- Lumen Press, 2021", "Lumen Press, 2021"),
        ("- LAMPCON, 2021", "LAMPCON, 2021"),
    ],
)
def test_journals_and_publishers_are_no_people(text: str, venue: str) -> None:
    people, said, _ = beside(text)
    assert (people, said) == ((), venue)


@pytest.mark.parametrize(
    ("text", "people", "venue", "date"),
    [
        ("- Ada Lampe, Bo C. Ohm, Cy Volt, Di Watt, Ed Ampere, ICLR 2021.", ("Ada Lampe", "Bo C. Ohm", "Cy Volt", "Di Watt", "Ed Ampere"), "ICLR 2021", "2021"),
        ("- Ada Lampe, Bo Ohm, Cy Volt, Di Watt and Ed Ampere, ICLR, 2021", ("Ada Lampe", "Bo Ohm", "Cy Volt", "Di Watt", "Ed Ampere"), "ICLR 2021", "2021"),
        ("- Ada Lampe, Bo Ohm, Cy Volt, Lampcon 2021", ("Ada Lampe", "Bo Ohm", "Cy Volt"), "Lampcon 2021", "2021"),
        ("- Ada Lampe, Bo Ohm, Cy Volt 2021", ("Ada Lampe", "Bo Ohm", "Cy Volt"), None, "2021"),
        ("*Ada Lampe, ICLR.*", ("Ada Lampe",), "ICLR", None),
        ("*Ada Lampe, Bo Ohm, arXiv.*", ("Ada Lampe", "Bo Ohm"), "arXiv", None),
        ("*Lampe AB, Ohm, SC*", ("Lampe AB", "Ohm, SC"), None, None),
        ("*A Lampe et al, Lighting of Rooms.*", ("A Lampe",), "Lighting of Rooms", None),
        ("*Ada Lampe et al, Ohm University of Light.*", ("Ada Lampe",), None, None),
        ("*Ada Lampe et al, Ohm Brain.*", ("Ada Lampe",), None, None),
        ("— Lampe, Ada, 2021 | Journal of Lamps and Rooms.", ("Lampe, Ada",), "Journal of Lamps and Rooms", "2021"),
    ],
)  # fmt: skip
def test_people_end_where_the_venue_begins(text: str, people: tuple[str, ...], venue: str | None, date: str) -> None:
    assert beside(text) == (people, venue, date)


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("- Ada Lampe, Bo Ohm. *npj lamps and rooms, 2021.*", "npj lamps and rooms, 2021"),
        ("- Lampe et al. Advances in lighting, 2021.", "Advances in lighting, 2021"),
        ("*Ada Lampe, Bo Ohm*. Lit Rooms, Lamps and Their Uses 2021.", "Lit Rooms, Lamps and Their Uses 2021"),
        ("*Ada Lampe, Bo Ohm*. Lamp Processing \\& Management 2021.", "Lamp Processing & Management 2021"),
        ("Lamps in small rooms 7.1 (2021): 30-42.", "Lamps in small rooms"),
        ("Lumina® of lamps 12 (2021): 30-42.", "Lumina® of lamps"),
        ("- Ada Lampe, *Bo Ohm*, **ICCS**, 2021.", "ICCS"),
    ],
)
def test_venues_that_nobody_knows_stand_before_a_year(text: str, venue: str) -> None:
    assert beside(text)[1] == venue


@pytest.mark.parametrize(
    "text",
    [
        "*Ada Lampe, Bo Ohm*. Best Lamp Award 2021.",
        "*Ada Lampe, Bo Ohm*. It was lit by many lamps in 2021.",
        "A first look at lamps (2021): bright and small",
        "Advances in lighting are shown here.",
    ],
)
def test_what_a_row_tells_before_a_year_is_no_venue(text: str) -> None:
    assert beside(text)[1] is None


@pytest.mark.parametrize(
    ("text", "people", "venue"),
    [
        (f"- Lampsys '21 -- [A Study of Lamps in Small Rooms]({PAPER})", (), "Lampsys '21"),
        (f"- LAMP 2021 -- Lampe et al, [A Study of Lamps in Small Rooms]({PAPER})", ("Lampe",), "LAMP 2021"),
        (f"- Lampsys '21 -- `lamps` -- [A Study of Lamps in Small Rooms]({PAPER})", (), "Lampsys '21"),
        (f"1. Lampe et al, Lampsys'21, [A Study of Lamps in Small Rooms]({PAPER})", ("Lampe",), "Lampsys'21"),
        (f"- Spring '21 -- [A Study of Lamps in Small Rooms]({PAPER})", (), None),
    ],
)
def test_a_venue_may_stand_before_dashes_and_a_title(text: str, people: tuple[str, ...], venue: str | None) -> None:
    (entry,) = seeds.parse(SeedFile(name="list.md", suffix=".md", text=f"{text}\n")).entries
    assert (entry.title, entry.authors, entry.venue) == ("A Study of Lamps in Small Rooms", people, venue)


@pytest.mark.parametrize(
    ("text", "people", "venue"),
    [
        ("- **[CP-Lamp]** A Study of Lamps in Small Rooms (**ICLR**) [[paper]({PAPER})]", (), "ICLR"),
        ("- **[Lampe 2021]** A Study of Lamps in Small Rooms (ICLR) [[paper]({PAPER})]", (), "ICLR"),
        ("- [LAMPCON 2021] A Study of Lamps in Small Rooms (arXiv) [[paper]({PAPER})]", (), "LAMPCON 2021"),
        ("- **Lamp Loss：** [A Study of Lamps in Small Rooms]({PAPER}) [Ada Lampe et al., 2021]", ("Ada Lampe",), None),
        ("- **Ada B. Lampe:** [A Study of Lamps in Small Rooms]({PAPER})", ("Ada B. Lampe",), None),
        ("- [CVPR 2021] A Study of Lamps in Small Rooms (ICLR) [[paper]({PAPER})]", (), "CVPR 2021"),
        ("- [A Study of Lamps in Small Rooms]({PAPER}) (Ada Lampe, ICLR 2021)", ("Ada Lampe",), "ICLR 2021"),
        ("- [A Study of Lamps in Small Rooms]({PAPER}) (Lampe et al., ICLR 2021)", ("Lampe",), "ICLR 2021"),
        ("- **A Study of Lamps in Small Rooms**\n  - intro: Submitted to IJCV 2021\n  - paper: {PAPER}", (), "IJCV 2021"),
        ('- **L+R:** Ada Lampe, Bo Ohm.\n  "A Study of Lamps in Small Rooms." ICLR (2021). [[paper]({PAPER})]', ("Ada Lampe", "Bo Ohm"), "ICLR"),
        ("- [A Study of Lamps in Small Rooms]({PAPER}) - short paper, 2021", (), None),
        ("- **A Study of Lamps in Small Rooms**: it tells what was lit and why at the conference of lamps, [paper]({PAPER})", (), None),
    ],
)  # fmt: skip
def test_the_venue_is_told_from_what_stands_around_it(text: str, people: tuple[str, ...], venue: str | None) -> None:
    row = text.replace("{PAPER}", PAPER)
    (entry,) = seeds.parse(SeedFile(name="list.md", suffix=".md", text=f"{row}\n")).entries
    assert (entry.title, entry.authors, entry.venue) == ("A Study of Lamps in Small Rooms", people, venue)


def people_of(rows: list[str]) -> list[tuple[tuple[str, ...], str | None]]:
    text = "".join(
        f"- {row.replace('LAMPS', f'Lamps of {number} rooms')} [paper]({PAPER})\n" for number, row in enumerate(rows)
    )
    return [
        (each.authors, each.venue) for each in seeds.parse(SeedFile(name="list.md", suffix=".md", text=text)).entries
    ]


@pytest.mark.parametrize(
    ("several", "alone", "told"),
    [
        ("LAMPS (Lampe et al. 2021)", "LAMPS (Ohm 2021)", (("Ohm",), None)),
        ("LAMPS (ICLR 2021), Lampe et al.", "LAMPS (ICLR 2021), Ohm.", (("Ohm",), "ICLR 2021")),
        ("LAMPS (Lampe et al. 2021)", "LAMPS (Electronics 2021)", ((), "Electronics 2021")),
        ("LAMPS (ICLR 2021), Lampe et al.", "LAMPS (ICLR 2021), Poster.", ((), "ICLR 2021")),
        ("LAMPS (ICLR 2021)", "LAMPS (Ohm 2021)", ((), "Ohm 2021")),
    ],
)
def test_a_family_name_stands_where_other_rows_cite_people(
    several: str, alone: str, told: tuple[tuple[str, ...], str | None]
) -> None:
    assert people_of([several, several, alone])[2] == told


def test_the_words_of_a_title_before_people_are_none_of_them() -> None:
    row = f"- Lamps of Halls, Rooms and Streets for Light, *Ada Lampe et al, ICLR*. [pdf]({PAPER})\n"
    (entry,) = seeds.parse(SeedFile(name="list.md", suffix=".md", text=row)).entries
    assert (entry.title, entry.authors, entry.venue) == (
        "Lamps of Halls, Rooms and Streets for Light",
        ("Ada Lampe",),
        "ICLR",
    )


@pytest.mark.parametrize(
    ("text", "people", "date"),
    [
        ("A Study of Lamps (***2021*** &#x1F44D;), *Ada Lampe et al, ICLR.*", ("Ada Lampe",), "2021"),
        ("A Study of Lamps (***2021, for rooms***&#x1F31E;), *Ada Lampe et al, ICLR.*", ("Ada Lampe",), "2021"),
        ("Press and Lampe - 2021 - **A Study of Lamps**", ("Press", "Lampe"), "2021"),
    ],
)
def test_a_year_in_brackets_or_between_dashes_ends_what_stands_before_it(
    text: str, people: tuple[str, ...], date: str
) -> None:
    row = f"- {text} [pdf]({PAPER})\n"
    (entry,) = seeds.parse(SeedFile(name="list.md", suffix=".md", text=row)).entries
    assert (entry.title, entry.authors, entry.date) == ("A Study of Lamps", people, date)


@pytest.mark.parametrize("work", ["Google", "Facebook & Amazon", "Tokyo Institute of Lamps"])
def test_where_authors_work_is_no_part_of_the_venue_behind_it(work: str) -> None:
    assert beside(f", {work}, RecSys, 2019.")[:2] == ((), "RecSys, 2019")


@pytest.mark.parametrize("day", ["03/14, 2025", "31/10, 2024", "03/14/2025"])
def test_a_day_and_a_year_are_one_date(day: str) -> None:
    assert beside(f"({day})") == ((), None, day)


@pytest.mark.parametrize("models", ["TabPFN, CelebA, Mitra", "F-MNIST, CelebA", "LLaVA-RLHF, MMHal-Bench"])
def test_models_and_sets_of_data_are_nobody(models: str) -> None:
    assert beside(f"({models})") == ((), None, None)


@pytest.mark.parametrize("note", ["T-Net 对齐", "JPEG 解码"])
def test_a_name_beside_chinese_words_is_nobody(note: str) -> None:
    assert beside(f"\n  - {note}") == ((), None, None)


@pytest.mark.parametrize("venue", ["Proc. Odyssey", "Proc. IberSPEECH"])
def test_proceedings_are_a_venue_by_the_first_word(venue: str) -> None:
    assert beside(f", in *{venue}*, 2018.") == ((), venue, "2018")


def test_a_name_before_the_title_that_may_be_a_venue_gives_way_to_one_with_its_year() -> None:
    row = f"9. (PNAS) Progressive Neural Lamp Search, ECCV 2018. [[Paper]({PAPER})]\n"
    (entry,) = seeds.parse(SeedFile(name="list.md", suffix=".md", text=row)).entries
    assert (entry.title, entry.venue, entry.date) == ("Progressive Neural Lamp Search", "ECCV 2018", None)


def test_people_with_the_family_name_first_are_parted_by_semicolons() -> None:
    assert beside(", *Lampe, Ada; Ohm, Bo Cy*, `LED`")[0] == ("Lampe, Ada", "Ohm, Bo Cy")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- Ada Lampe, Bo Ohm. arXiv. 10/2023.", (("Ada Lampe", "Bo Ohm"), "arXiv", "10/2023")),
        (", Remote Sensing, 2017, Ada Lampe et al.", (("Ada Lampe",), "Remote Sensing, 2017", None)),
        ("![](https://img.shields.io/badge/pdf-2025.02-red)", ((), None, "2025.02")),
        ("![](https://img.shields.io/badge/Arxiv-2021-red)", ((), "Arxiv 2021", None)),
        ("**This is our method and lights all rooms**", ((), None, None)),
    ],
)
def test_what_stands_behind_a_title_is_told_apart(
    text: str, said: tuple[tuple[str, ...], str | None, str | None]
) -> None:
    assert beside(text) == said


@pytest.mark.parametrize("venue", ["ICCV (2021 Spotlight)", "ICCV (2021 oral)"])
def test_a_year_before_an_award_is_the_date(venue: str) -> None:
    assert beside(f", {venue}.") == ((), "ICCV", "2021")


def test_a_picture_behind_a_date_is_no_part_of_it() -> None:
    table = f"| Title | Date |\n|-|-|\n| [A Study of Lamps in Rooms]({PAPER}) | 2021.12 🔥 |\n"
    (entry,) = seeds.parse(SeedFile(name="list.md", suffix=".md", text=table)).entries
    assert entry.date == "2021.12"


def test_a_date_stands_before_a_dot_and_the_venue() -> None:
    assert beside("· `2021 · CoRL`") == ((), "CoRL", "2021")


@pytest.mark.parametrize("venue", ["Electronics", "Chaos, Solitons & Fractals"])
def test_what_stands_before_its_year_in_code_quotes_is_a_venue_that_nobody_knows(venue: str) -> None:
    assert beside(f"`{venue}(2021)`") == ((), venue, "2021")


@pytest.mark.parametrize("said", ["A study of lamps.ICRA 2021", "A study of lamps。 ICRA 2021"])
def test_a_full_stop_ends_a_title_before_its_venue_without_a_blank_and_in_chinese(said: str) -> None:
    (entry,) = seeds.parse(SeedFile(name="list.md", suffix=".md", text=f"- {said} [pdf]({PAPER})\n")).entries
    assert (entry.title, entry.venue) == ("A study of lamps", "ICRA 2021")


@pytest.mark.parametrize("said", ["(2021, 20000+ citations)", "(2021). Cited: `1985`", "(2021) Cited by: 1,985"])
def test_how_often_a_paper_is_cited_is_no_date_and_no_part_of_the_title(said: str) -> None:
    assert beside(said) == ((), None, "2021")
    row = f"- **Lampbagging (2021, 900+ citations) [[**Paper**]({PAPER})]** - Lamps\n"
    (entry,) = seeds.parse(SeedFile(name="list.md", suffix=".md", text=row)).entries
    assert (entry.title, entry.date) == ("Lampbagging", "2021")


def test_what_a_title_is_short_for_is_nobody() -> None:
    row = f"- [LCR]({PAPER}) - Lamp Cleaning Rule\n"
    (entry,) = seeds.parse(SeedFile(name="list.md", suffix=".md", text=row)).entries
    assert (entry.title, entry.authors) == ("LCR", ())


@pytest.mark.parametrize("venue", ["arXiv2021.8", "INTERSPEECH2020", "Thesis2018.11"])
def test_a_known_venue_may_be_glued_to_its_year(venue: str) -> None:
    (entry,) = seeds.parse(
        SeedFile(name="list.md", suffix=".md", text=f"- Greedy lamps, {venue} [pdf]({PAPER})\n")
    ).entries
    assert (entry.title, entry.venue) == ("Greedy lamps", venue)


@pytest.mark.parametrize("name", ["LAMP4EO-S12", "Sen1Lamps11"])
def test_the_name_of_a_model_that_ends_in_two_digits_is_no_venue(name: str) -> None:
    row = f"- **{name}** — A global set of lamps [`paper`]({PAPER}) `IEEE GRSM`\n"
    (entry,) = seeds.parse(SeedFile(name="list.md", suffix=".md", text=row)).entries
    assert (entry.title, entry.venue) == (name, "IEEE GRSM")


def test_a_short_name_before_the_title_gives_way_to_the_server_of_preprints_behind_it() -> None:
    row = f"- 【LED16】[A Study of Lamps in Rooms]({PAPER}) (**arxiv** 2014)\n"
    (entry,) = seeds.parse(SeedFile(name="list.md", suffix=".md", text=row)).entries
    assert (entry.title, entry.venue, entry.date) == ("A Study of Lamps in Rooms", "arxiv", "2014")


def test_a_sign_of_mathematics_begins_a_title() -> None:
    (entry,) = seeds.parse(
        SeedFile(name="list.md", suffix=".md", text=f"- [∇τ: Gradients of lamps]({PAPER})\n")
    ).entries
    assert entry.title == "∇τ: Gradients of lamps"


@pytest.mark.parametrize("venue", ["Nat. Lamp. Intell.'21", "Remote Lamps. Environ.'21"])
def test_an_abbreviated_journal_in_code_quotes_is_a_venue(venue: str) -> None:
    assert beside(f"`{venue}`") == ((), venue, None)


def test_a_firm_before_the_year_in_brackets_is_no_venue() -> None:
    assert beside("(Kuaishou, 2021)") == ((), None, "2021")


@pytest.mark.parametrize(
    ("said", "venue", "date"),
    [("Ada Lampe et al., Jun 2021", None, "Jun 2021"), ("2020.12, EMNLP2021", "EMNLP2021", "2020.12")],
)
def test_a_month_is_a_date_and_no_venue(said: str, venue: str | None, date: str) -> None:
    assert beside(said)[1:] == (venue, date)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("(Lampe and Ohm, 2021b)", (("Lampe", "Ohm"), None, "2021b")),
        ("[2021.05 JCO Precision Light]", ((), "JCO Precision Light", "2021.05")),
        (
            "Proceedings of the Conference on Lamps. Vol. 39. No. 8. 2021.",
            ((), "Proceedings of the Conference on Lamps", "2021"),
        ),
    ],
)
def test_a_year_may_have_a_letter_a_month_before_a_journal_or_a_number_before_it(said: str, told: object) -> None:
    assert beside(said) == told


def test_an_award_behind_a_title_is_no_part_of_it() -> None:
    row = f"- A Study of Lamps (oral). Ada Lampe, Bo Ohm. [pdf]({PAPER})\n"
    (entry,) = seeds.parse(SeedFile(name="list.md", suffix=".md", text=row)).entries
    assert (entry.title, entry.authors) == ("A Study of Lamps", ("Ada Lampe", "Bo Ohm"))
