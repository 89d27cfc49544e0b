"""Short names beside titles, people, and where they work: what a row calls its paper, and whom it names."""

from __future__ import annotations

import pytest

from enrich.model import Kind, LinkRole
from lamps import PAPER, TITLES, read, rows

CODE = "https://github.com/lamp/led"
SITE = "https://lamps.example/1"


@pytest.mark.parametrize("mark", [". ", ", ", " "])
@pytest.mark.parametrize("name", ["LED", "Lampe et al", "Lamp Loss"])
def test_a_link_named_after_the_method_leaves_the_title_to_the_reference_behind_it(name: str, mark: str) -> None:
    (entry,) = read(f"- [{name}]({PAPER}){mark}LED: A Study of Lamps and Rooms, Lampe et al. ICLR 2021.\n")
    assert (entry.title, entry.authors, entry.venue) == ("LED: A Study of Lamps and Rooms", ("Lampe",), "ICLR 2021")


def test_a_name_that_is_a_venue_too_is_none_where_the_venue_stands_behind() -> None:
    (entry,) = read("- [MMM](https://lamp.github.io/mmm). MMM: Masked Lamp Models, Lampe et al. CVPR 2024.\n")
    assert (entry.title, entry.venue) == ("MMM: Masked Lamp Models", "CVPR 2024")


@pytest.mark.parametrize("label", ["Paper/Data", "Paper/Code/Model", "Paper/Project"])
def test_a_label_that_joins_the_paper_with_others_is_the_papers(label: str) -> None:
    (entry,) = read(f"- A Study of Lamps in Rooms - [{label}]({SITE})\n")
    assert (entry.kind, entry.links[0].role) == (Kind.PAPER, LinkRole.PAPER)


def test_a_label_names_the_kind_of_publication() -> None:
    (entry,) = read(f"- A Study of Lamps: A Survey - [Book chapter]({SITE})\n")
    assert (entry.title, entry.links[0].role) == ("A Study of Lamps: A Survey", LinkRole.PAPER)


def test_a_link_to_nowhere_leaves_its_title_a_row() -> None:
    entries = read(rows("- [{title}]({url})\n") + "- [A Study of Point Lamps in Big Halls](None)\n")
    assert [each.title for each in entries] == [*TITLES, "A Study of Point Lamps in Big Halls"]


@pytest.mark.parametrize("people", ["Bo Ohm, Cy Volt, Dee Watt, and Jian Li", "Lampe A, Ohm B"])
def test_a_short_name_ends_before_the_venue(people: str) -> None:
    (entry,) = read(f"- [A Study of Lamps]({PAPER})\n  - {people}. AAAI, 2021.\n")
    assert (entry.authors[-1], entry.venue) == (people.rpartition(", ")[2].removeprefix("and "), "AAAI, 2021")


@pytest.mark.parametrize(
    "person", ["Rémi Tachet des Combes", 'Ruoyu "Fish" Lampe', "David de-Fitero-Dominguez", "Danfeng (Daphne)Yao"]
)
def test_people_are_read_whatever_stands_in_their_names(person: str) -> None:
    (entry,) = read(f"- **A Study of Lamps in Rooms** [pdf]({PAPER})\n  - Ada Lampe, {person}, Bo Ohm\n")
    assert (len(entry.authors), entry.authors[0], entry.authors[-1]) == (3, "Ada Lampe", "Bo Ohm")


@pytest.mark.parametrize("place", ["KU Leuven", "Google, UCB", "Georgia Tech", "Hugging Face", "UC Davis"])
def test_firms_and_universities_are_nobody(place: str) -> None:
    (entry,) = read(f"- **A Study of Lamps in Rooms** ({place}) [pdf]({PAPER})\n")
    assert (entry.title, entry.authors) == ("A Study of Lamps in Rooms", ())


def test_who_publishes_is_no_place_where_authors_work() -> None:
    (entry,) = read(f"- **A Study of Lamps in Rooms**, MIT Press 2020 [pdf]({PAPER})\n")
    assert entry.venue == "MIT Press 2020"


def test_somebody_who_works_for_a_firm_is_no_paper() -> None:
    entries = read(rows("- [{title}]({url})\n") + "- [Ada Lampe](https://lampe.example/) (Lamps Inc.)\n")
    assert entries[-1].kind is Kind.OTHER


def test_people_in_italics_stand_behind_a_bold_title_that_reads_as_two_people() -> None:
    (entry,) = read(f"1. **Augmenting Lamp Search with Generative AI** *Ada Lampe, Bo Ohm , Cy Volt* [pdf]({PAPER})\n")
    assert (entry.title, entry.authors) == (
        "Augmenting Lamp Search with Generative AI",
        ("Ada Lampe", "Bo Ohm", "Cy Volt"),
    )


def test_a_title_that_reads_as_two_people_stands_before_where_they_work() -> None:
    (entry,) = read(f"- Rescuing Lamp Design with High Defects. (University of Ohm, Lamp Lab) [pdf]({PAPER})\n")
    assert entry.title == "Rescuing Lamp Design with High Defects"


@pytest.mark.parametrize("bold", ["**", ""])
def test_a_title_that_begins_with_a_keys_word_is_a_title(bold: str) -> None:
    text = "## ICLR 2021\n\n" + rows(f"- {bold}{{title}} in Many Rooms.{bold} [pdf]({{url}})\n")
    text += f"- {bold}TIME: A Lamp-in-memory Architecture for Rooms.{bold} [pdf]({PAPER}9)\n"
    assert read(text)[-1].title == "TIME: A Lamp-in-memory Architecture for Rooms"


def test_a_link_that_ends_in_a_colon_goes_on_behind_it() -> None:
    (entry,) = read(f"- [FlashLamp-3:]({SITE}) Fast and Accurate Light with Low Precision | ICLR 2021\n")
    assert entry.title == "FlashLamp-3: Fast and Accurate Light with Low Precision"


@pytest.mark.parametrize("rest", ["a Survey", "A Survey", "An Overview"])
def test_a_linked_title_goes_on_with_what_it_calls_itself(rest: str) -> None:
    (entry,) = read(f"- [Full Stack Lighting]({PAPER}): {rest} | UCB\n")
    assert entry.title == f"Full Stack Lighting: {rest}"


def test_a_name_with_capitals_within_it_is_nobodys() -> None:
    (entry,) = read(f"- [Punica]({PAPER}): Multi-Tenant LoRA Serving | UW\n")
    assert (entry.title, entry.authors) == ("Punica: Multi-Tenant LoRA Serving", ())


def test_a_bold_label_below_a_title_names_nobody() -> None:
    (entry,) = read(f"- **A Study of Lamps in Rooms** [pdf]({PAPER})\n  - **Training Level**: A way to save light.\n")
    assert entry.authors == ()


def test_a_sentence_with_a_venues_short_name_is_no_venue() -> None:
    (entry,) = read(
        f"- **A Study of Lamps in Rooms** [pdf]({PAPER})\n  - *Spatially allocate FPGA's resources to lamps*\n"
    )
    assert entry.venue is None


def test_a_lab_in_code_quotes_behind_a_title_is_none_of_it() -> None:
    (entry,) = read(f"- [Genie] Genie: Generative Lamps in Rooms. **`DeepMind`** [[Paper]({PAPER})]\n")
    assert entry.title == "Genie: Generative Lamps in Rooms"


@pytest.mark.parametrize("heading", ["Other list", "Similar lists"])
def test_other_lists_are_no_entries(heading: str) -> None:
    entries = read(
        rows("- [{title}]({url})\n") + f"\n## {heading}\n\n- [A Baseline Repository of Lamp Papers]({CODE})\n"
    )
    assert [each.title for each in entries] == TITLES


@pytest.mark.parametrize("venue", ["ICCV-2017", "CVPR-2016-oral", "ECCV 2016", "NIPS-2017"])
def test_a_venue_before_the_titles_needs_no_mark_behind_it(venue: str) -> None:
    entries = read(rows(f"+ {venue} {{title}} [[Paper]({{url}})]\n"))
    assert [(each.title, each.venue) for each in entries] == [(title, venue) for title in TITLES]


def test_a_name_nobody_knows_before_a_year_stays_with_its_title() -> None:
    text = rows("+ ECCV 2016 {title} [[Paper]({url})]\n") + f"+ Light 2016 Lamps of Cities [[Paper]({PAPER}9)]\n"
    assert read(text)[-1].title == "Light 2016 Lamps of Cities"


def test_a_year_behind_a_dash_is_the_date_where_many_titles_end_so() -> None:
    entries = read(rows("+ {title}-2017 [[Paper]({url})]\n") + rows("+ {title} in Rooms [[Paper]({url}9)]\n"))
    assert [(each.title, each.date) for each in entries] == [
        *((title, "2017") for title in TITLES),
        *((f"{title} in Rooms", None) for title in TITLES),
    ]


def test_people_stand_before_a_journal_that_joins_words() -> None:
    people = "Ada Lampe, Bo Ohm, Cy Volt, and Dee Watt"
    (entry,) = read(f"- [A Study of Lamps]({PAPER}) - {people}, ACM Transactions on Lamps and Light (TACO), 2016\n")
    assert (len(entry.authors), entry.authors[-1]) == (4, "Dee Watt")


@pytest.mark.parametrize(
    "label",
    ["2020 (Ohm) (KDD) [LED] Search-based Lamps in Rooms", "2020 (KDD) Search-based Lamps in Rooms",
     "2020 (Ohm)(KDD) **[LED] Search-based Lamps in Rooms"],
)  # fmt: skip
def test_a_link_that_is_named_as_a_file_has_year_and_venue_before_the_title(label: str) -> None:
    (entry,) = read(f"* [{label}](https://github.com/lamp/papers/blob/master/1.pdf)\n")
    assert (entry.title, entry.venue, entry.date) == ("Search-based Lamps in Rooms", "KDD", "2020")


def test_a_title_of_two_words_in_such_a_link_is_no_venue() -> None:
    (entry,) = read("* [2010 (ICDM) [FM] Lamp machines](https://github.com/lamp/papers/blob/master/1.pdf)\n")
    assert (entry.title, entry.venue) == ("Lamp machines", "ICDM")


@pytest.mark.parametrize("title", ["Lamp U-nets", "Multidimensional lamp convolutional networks"])
def test_a_short_bold_title_stands_before_people_in_italics(title: str) -> None:
    (entry,) = read(f"1. **{title}** *Ada Lampe, Bo Ohm.* ICML 2019. [paper]({PAPER})\n")
    assert (entry.title, entry.authors) == (title, ("Ada Lampe", "Bo Ohm"))


@pytest.mark.parametrize("venue", ["```Nature Machine Intelligence 2023```", "***Journal of Cheminformatics 2022***"])
def test_a_venue_in_a_style_of_its_own_stands_behind_a_title_in_italics(venue: str) -> None:
    (entry,) = read(f"- **(LED)** _Multi-modal Lamp Models for Text in Rooms_ {venue} [[Paper]({PAPER})]\n")
    assert (entry.title, entry.venue) == ("Multi-modal Lamp Models for Text in Rooms", venue.strip("`*"))


def test_a_known_venue_with_its_year_is_believed_before_a_name_that_reads_as_one() -> None:
    (entry,) = read(f"- **(Text+Chem T5)** _Unifying Lamps and Rooms_ ```ICML 2023``` [[Paper]({PAPER})]\n")
    assert entry.venue == "ICML 2023"


def test_an_aside_in_a_label_is_no_venue() -> None:
    (entry,) = read(f"- [A Study of Lamps in Rooms]({PAPER}) [[Model (1.4B, Chemistry)](https://www.dropbox.com/1)]\n")
    assert entry.links[1].role is LinkRole.OTHER


def test_a_venue_in_a_label_keeps_its_brackets() -> None:
    (entry,) = read(f"- **A Study of Lamps in Rooms** [bioRxiv (2023)]({PAPER})\n")
    assert entry.venue == "bioRxiv (2023)"


@pytest.mark.parametrize("aside", ["MLM + Edge Prediction + Node Alignment", "Code Naturalization", "CLM+FIM"])
def test_a_quoted_title_stands_behind_a_name_and_what_it_is_built_of(aside: str) -> None:
    (entry,) = read(
        f'3. **Lamp Coder** ({aside}): "Lamp Coder: Light for Code in Rooms" [2020-09] [[paper]({PAPER})]\n'
    )
    assert (entry.title, entry.authors) == ("Lamp Coder: Light for Code in Rooms", ())


def test_a_quoted_title_may_quote() -> None:
    (entry,) = read(f'- **NatLamp**: "NatLamp: Training by "Naturalizing" dark rooms" [2022-06] [[paper]({PAPER})]\n')
    assert entry.title == 'NatLamp: Training by "Naturalizing" dark rooms'


def test_two_quoted_titles_are_no_quotation_within_one() -> None:
    (entry,) = read(f'- "Lamps in the Dark Rooms" and "Lights in the Halls" [[paper]({PAPER})]\n')
    assert entry.title == "Lamps in the Dark Rooms"


def test_a_quotation_within_a_title_is_not_the_title() -> None:
    (entry,) = read(f'- Making "Dark Rooms" Be Lit Again [[paper]({PAPER})]\n')
    assert (entry.title, entry.authors) == ('Making "Dark Rooms" Be Lit Again', ())


@pytest.mark.parametrize("venue", ["AAAI", "arXiv"])
def test_a_label_right_before_the_title_names_the_venue(venue: str) -> None:
    (entry,) = read(f"- [[{venue}]({PAPER})] A Study of Lamps. [[code]({CODE})]\n")
    assert (entry.title, entry.venue) == ("A Study of Lamps", venue)


def test_a_label_before_others_names_none() -> None:
    (entry,) = read(f"- [[arXiv]({PAPER})] [[code]({CODE})] A Study of Lamps in Rooms\n")
    assert entry.venue is None


def test_a_linked_tag_before_the_title_is_not_the_title() -> None:
    (entry,) = read(f"- [[SENSORS](https://www.mdpi.com/1)] SECOND: Embedded Lamp Detection. [[code]({CODE})]\n")
    assert (entry.title, entry.venue) == ("SECOND: Embedded Lamp Detection", "SENSORS")


def test_a_linked_name_before_what_it_does_is_the_title() -> None:
    (entry,) = read(f"- [[LampLabeler]({CODE})] A web tool for labelling lamps in rooms, which is released.\n")
    assert entry.title == "LampLabeler"


def test_people_behind_a_bold_title_are_not_the_title() -> None:
    (entry,) = read(f"- **A Study of Lamps** Ada Lampe, Bo Ohm. ACL (Findings) 2023. [pdf]({PAPER})\n")
    assert (entry.title, entry.authors, entry.venue) == (
        "A Study of Lamps",
        ("Ada Lampe", "Bo Ohm"),
        "ACL (Findings) 2023",
    )


def test_a_name_may_wrap_within_it() -> None:
    people = "Ada Lampe, Bo Ohm, Cy Volt, Dee Watt, Nicholas\n  Marshall, John Lux"
    (entry,) = read(f"- **A Study of Lamps in Rooms** [pdf]({PAPER})\n\n  {people}\n")
    assert entry.authors[-2:] == ("Nicholas Marshall", "John Lux")


@pytest.mark.parametrize("journal", ["IEEE J. Solid-State Circuits", "IEEE Trans. Cybernetics"])
def test_an_abbreviated_journal_of_the_ieee_is_read_whole(journal: str) -> None:
    (entry,) = read(f"- **A Study of Lamps in Rooms** Ada Lampe, Bo Ohm. {journal}, 2023. [pdf]({PAPER})\n")
    assert entry.venue == f"{journal}, 2023"


def test_a_year_stands_before_an_abbreviated_journal() -> None:
    (entry,) = read(f"- (2020 Front. Cell Dev. Biol.) **A Study of Lamps in Rooms** [[pdf]({PAPER})]\n")
    assert (entry.venue, entry.date) == ("Front. Cell Dev. Biol.", "2020")


def test_a_bold_title_alone_is_a_paper_among_others() -> None:
    text = rows("1. **{title}** *Ada Lampe, Bo Ohm* [[paper]({url})] 2023.10\n")
    entries = read(text + "1. **HW-Map: A Study of Lamps in Very Big Halls**\n")
    assert entries[-1].title == "HW-Map: A Study of Lamps in Very Big Halls"


def test_a_title_that_begins_with_a_quotation_is_whole() -> None:
    (entry,) = read(f'1. **"Do Any Light": Measuring Lamps in the Wild** [pdf]({PAPER})\n')
    assert entry.title == '"Do Any Light": Measuring Lamps in the Wild'


def test_an_exclamation_mark_before_a_link_makes_no_picture_of_it() -> None:
    (entry,) = read(f"- A Study of Lamps in Rooms !!![[Paper]]({PAPER})\n")
    assert [link.url for link in entry.links] == [PAPER]


def test_an_address_ends_before_a_wide_bracket() -> None:
    (entry,) = read(f"- A Study of Lamps in Rooms [[Paper]]({PAPER}）\n")
    assert [link.url for link in entry.links] == [PAPER]


@pytest.mark.parametrize(
    ("label", "role"),
    [("PRJ", LinkRole.PROJECT), ("DB", LinkRole.DATASET), ("Code+Data", LinkRole.CODE), ("slides@Ohm", LinkRole.OTHER),
     ("Website & Leaderboard", LinkRole.PROJECT)],
)  # fmt: skip
def test_labels_in_short_say_what_a_link_is_for(label: str, role: LinkRole) -> None:
    (entry,) = read(f"- A Study of Lamps in Rooms [[Paper]({PAPER})] [[{label}]({SITE})]\n")
    assert entry.links[1].role is role


def test_what_is_available_elsewhere_is_the_rows() -> None:
    (entry,) = read(f"- [A Study of Lamps](https://doi.org/10.1038/s1). Preprint available on [arxiv]({PAPER}).\n")
    assert len(entry.links) == 2


def test_a_doi_as_an_address_is_the_papers() -> None:
    (entry,) = read("- A Study of Lamps in Rooms [[pdf](doi:10.1037/a0037296)]\n")
    assert [each.value for each in entry.identifiers] == ["10.1037/a0037296"]


def test_a_data_set_that_a_paper_uses_is_no_venue() -> None:
    (entry,) = read(f"- [A Study of Lamps in Rooms]({PAPER})\n  - Dataset: [WMT-16 (en-de)](https://wmt.example/16)\n")
    assert entry.venue is None


def test_one_person_before_a_comma_is_no_part_of_the_title_where_others_have_their_people_so() -> None:
    signed = rows("- [Lampe & Ohm, {title}, 2021]({url})\n")
    entries = read(signed + rows("- [Ada Lampe, {title}, 2021]({url})\n"))
    assert [(each.title, each.date) for each in entries] == [(title, "2021") for title in TITLES * 2]
    assert {each.authors for each in entries} == {("Lampe", "Ohm"), ("Ada Lampe",)}


def test_two_words_before_a_comma_in_one_title_are_part_of_it() -> None:
    entries = read(f"- [Ada Lampe, A Study of Lamps in Rooms]({PAPER})\n" + rows("- [{title}]({url})\n"))
    assert (entries[0].title, entries[0].authors) == ("Ada Lampe, A Study of Lamps in Rooms", ())


@pytest.mark.parametrize(
    ("people", "names"),
    [
        ("Lampe, Ada & Ohm, Bo", ("Lampe, Ada", "Ohm, Bo")),
        ("Lampe, Ada and Ohm, Bo and Volt, Cy", ("Lampe, Ada", "Ohm, Bo", "Volt, Cy")),
        (
            "Ada Lampe and Bo Ohm, Cy Volt, Dee Watt, and Jo Joule",
            ("Ada Lampe", "Bo Ohm", "Cy Volt", "Dee Watt", "Jo Joule"),
        ),
        ("Ada Lampe1, Bo Ohm2, Cy Volt", ("Ada Lampe", "Bo Ohm", "Cy Volt")),
    ],
)
def test_people_are_parted_however_and_stands_between_them(people: str, names: tuple[str, ...]) -> None:
    (entry,) = read(f"- A Study of Lamps in Rooms. {people}. ICLR 2021 [[paper]]({PAPER})\n")
    assert (entry.title, entry.authors) == ("A Study of Lamps in Rooms", names)


@pytest.mark.parametrize("label", ["Ada Lampe et al. (2021)", "Lampe et al., 2021", "Ada Lampe et al."])
def test_a_bold_link_named_after_its_first_author_is_no_title(label: str) -> None:
    (entry,) = read(
        f"- **[{label}]({PAPER})** (2021 ICLR)<br>\n  **A Study of Lamps in Rooms**<br>\n  *Ada Lampe, Bo Ohm*\n"
    )
    assert (entry.title, entry.authors[0][-5:], entry.venue) == ("A Study of Lamps in Rooms", "Lampe", "2021 ICLR")


def test_a_bracket_that_closes_a_title_and_was_never_opened_is_none_of_it() -> None:
    (entry,) = read(f"- LED: A Study of Lamps in Rooms) [[paper]]({PAPER})\n")
    assert entry.title == "LED: A Study of Lamps in Rooms"


@pytest.mark.parametrize("label", ["Hugging Face Model", "Hugging Face", "Other Link", "Model Demo"])
def test_a_label_in_capitals_behind_people_is_nobody(label: str) -> None:
    (entry,) = read(
        f"- **A Study of Lamps in Rooms**\n  - Ada Lampe, Bo Ohm\n  - [Paper]({PAPER}) / [{label}]({SITE})\n"
    )
    assert (entry.authors, [link.url for link in entry.links]) == (("Ada Lampe", "Bo Ohm"), [PAPER, SITE])


@pytest.mark.parametrize(
    "title",
    [
        "How do dark rooms see light in single lamps?",
        "Predicting Light, Dark Rooms and Lamp Labels with a Common Lamp",
        "LED: Unsupervised Learning of Dark Rooms, Optical Lamps and Camera Light",
        "3D Lamp Effects, Rooms, and Light Volume",
    ],
)
@pytest.mark.parametrize("behind", ["", ", ICLR 2021", ", Arxiv"])
def test_what_stands_between_the_first_author_with_all_others_and_the_venue_is_the_title(
    title: str, behind: str
) -> None:
    (entry,) = read(f"- Lampe et al, {title}{behind} [[PDF]]({PAPER}1)\n")
    assert (entry.title, entry.authors) == (title, ("Lampe",))
    assert entry.venue == (behind.strip(" ,") or None)


@pytest.mark.parametrize("behind", ["ICLR 2021", "2021", "Oxford"])
def test_a_venue_a_date_or_a_place_behind_all_authors_is_no_title(behind: str) -> None:
    (entry,) = read(f"- Dark Lamps of Big Rooms, Lampe et al, {behind} [[PDF]]({PAPER}1)\n")
    assert entry.title == "Dark Lamps of Big Rooms"


@pytest.mark.parametrize("leads", ["Available: ", "Available online: ", "[Online]. Available: ", "doi: ", ""])
@pytest.mark.parametrize("venue", ["*Conference on Robot Lamps (CoRL)*", "Conference on Robot Lamps (CoRL)"])
def test_what_leads_to_the_address_hides_no_year(venue: str, leads: str) -> None:
    (entry,) = read(f'- A. Lampe and B. Ohm, "A Study of Dark Lamps," in {venue}, 2024. {leads}[{PAPER}1]({PAPER}1)\n')
    assert (entry.title, entry.year) == ("A Study of Dark Lamps", 2024)
