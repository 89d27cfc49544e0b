"""Whether two texts name one venue."""

from __future__ import annotations

import pytest

from enrich.matching._venues import VenueAgreement, compare_venues, read_venue


@pytest.mark.parametrize(
    ("listed", "recorded"),
    [
        ("TAC", "IEEE Transactions on Affective Computing"),
        ("TPAMI 2024", "IEEE Transactions on Pattern Analysis and Machine Intelligence"),
        ("IEEE Trans. on PAMI", "IEEE Transactions on Pattern Analysis and Machine Intelligence"),
        ("Trans. Affective Computing", "IEEE Transactions on Affective Computing"),
        ("CVPR'23", "2023 IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)"),
        ("CVPRW 2023", "2023 IEEE/CVF Conference on Computer Vision and Pattern Recognition Workshops (CVPRW)"),
        ("CVPR2023", "Computer Vision and Pattern Recognition"),
        ("ACM MM 2025", "Proceedings of the 33rd ACM International Conference on Multimedia"),
        ("ECCV 2022", "Computer Vision – ECCV 2022"),
        ("NIPS", "Advances in Neural Information Processing Systems 35"),
        ("KDD", "Proceedings of the 26th ACM SIGKDD International Conference on Knowledge Discovery &amp; Data Mining"),
        ("WWW '21", "Proceedings of the Web Conference 2021"),
        ("Phys. Rev. Lett.", "Physical Review Letters"),
        ("J. Exp. Bot.", "Journal of Experimental Botany"),
        ("JIL", "Journal of Invented Lamps"),
        ("bioRxiv", "arXiv (Cornell University)"),
        ("Zenodo", "Zenodo"),
        ("Proceedings of the Lamp Conference", "Lamp Conference"),
    ],
)
def test_lists_name_venues_in_short(listed: str, recorded: str) -> None:
    assert compare_venues(read_venue(listed), read_venue(recorded)) is VenueAgreement.SAME
    assert compare_venues(read_venue(recorded), read_venue(listed)) is VenueAgreement.SAME


@pytest.mark.parametrize(
    ("listed", "recorded", "agreement"),
    [
        ("CVPR 2023", "IEEE Transactions on Pattern Analysis and Machine Intelligence", VenueAgreement.OTHER_KIND),
        ("CVPR 2023", "CVPR Workshops", VenueAgreement.UNCLEAR),
        ("TBLAMP", "Transactions on Bright Lamps", VenueAgreement.UNCLEAR),
        ("Lamp Conference", "Journal of Invented Lamps", VenueAgreement.OTHER_KIND),
        ("CVPR", "ICCV", VenueAgreement.OTHER),
        ("Energy", "ETH Zurich", VenueAgreement.OTHER),
        ("Invented Lamps", "Invented Lamps and Lights", VenueAgreement.UNCLEAR),
        ("ECCV 2022", "Lecture Notes in Computer Science", VenueAgreement.UNKNOWN),
        ("", "Journal of Invented Lamps", VenueAgreement.UNKNOWN),
        ("2023", "Journal of Invented Lamps", VenueAgreement.UNKNOWN),
    ],
)
def test_venues_differ_by_degrees(listed: str, recorded: str, agreement: VenueAgreement) -> None:
    assert compare_venues(read_venue(listed), read_venue(recorded)) is agreement
