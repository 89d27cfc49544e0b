"""Each form that writers of lists use is read as a reader would say it: the facts are invented, the forms are real."""

from __future__ import annotations

from typing import Any

import pytest

from enrich import seeds
from enrich.model import Entry, Kind, LinkRole, SeedFile

P, C, J, D, V, X = LinkRole.PAPER, LinkRole.CODE, LinkRole.PROJECT, LinkRole.DATASET, LinkRole.VIDEO, LinkRole.OTHER
PAPER = "https://arxiv.org/abs/2101.00001"
CODE = "https://github.com/lampe/lamps"
PAGE = "https://lampe.github.io/lamps/"
LAMPS = "A Study of Lamps in Small Rooms"


def read(text: str, suffix: str = ".md") -> tuple[Entry, ...]:
    return seeds.parse(SeedFile(name="list.md", suffix=suffix, text=text)).entries


def only(text: str) -> Entry:
    (entry,) = (each for each in read(text) if not each.title.startswith("Another"))
    return entry


def row(text: str, **fields: Any) -> Any:
    return pytest.param(text, {"title": LAMPS, "links": [(P, PAPER)]} | fields, id=text.split("\n", maxsplit=1)[0][:60])


def told(entry: Entry, names: Any) -> dict[str, Any]:
    said = {"links": [(link.role, link.url) for link in entry.links]}
    return {name: said.get(name, getattr(entry, name)) for name in names}


TABLES = [
    row(f"| Paper | Venue |\n|-|-|\n| [{LAMPS}]({PAPER}) | 2021 |", venue=None, date="2021"),
    row(f"| Title | Where | Date | Code |\n|-|-|-|-|\n| {LAMPS} | [Lamps 2021]({PAPER}) | 2021-03 | Null |", venue="Lamps 2021", date="2021-03"),
    row(f"| Year | Paper | Venue |\n|-|-|-|\n| 2021 | [{LAMPS}]({PAPER}) | ICLR |", venue="ICLR", date="2021"),
    row(f"Date|Method|Conference|Paper Title|Code\n-|-|-|-|-\n21-03-04|[Lamp]({PAPER})🔥 |ICLR 2021|{LAMPS}|None", venue="ICLR 2021", date="21-03-04"),
    row(f"| Title | Code |\n|-|-|\n| ![Star](https://img.shields.io/github/stars/a/b) <br> [**{LAMPS}**]({PAPER}) <br> | [Github]({CODE}) |", links=[(P, PAPER), (C, CODE)]),
    row(f"| Paper | Links |\n|-|-|\n| 3) **{LAMPS}** - a study that looks at lamps. | [Paper]({PAPER}), [Tweet](https://x.com/lampe/1) |", links=[(P, PAPER), (X, "https://x.com/lampe/1")]),
    row(f"| Model | Score | Paper | Code |\n|-|-|-|-|\n| Lamp (Ohm et al., 2021) | 0.9 | [{LAMPS}]({PAPER}) | |", authors=("Ohm",), date="2021"),
    row(f"| Method | Year | Venue | Link |\n|-|-|-|-|\n| LampNet | 2021 | CVPR | [Paper]({PAPER}) |", title="LampNet", venue="CVPR", date="2021"),
    row(f"|Date|Title|Paper|Code|\n|-|-|-|-|\n|2021.03| [LED] {LAMPS}(@Ohm) | [[pdf]]({PAPER})| ⚠️ |", date="2021.03"),
    row(f"| 标题 | 会议/期刊 | 年份 | 论文链接 | 代码 |\n|-|-|-|-|-|\n| {LAMPS} | ICLR | 2021 | [链接]({PAPER}) | [代码]({CODE}) |", venue="ICLR", date="2021", links=[(P, PAPER), (C, CODE)]),
    row(f"| Title | Authors | Published in |\n|-|-|-|\n| [{LAMPS}]({PAPER}) | Ada Lampe, Bo Ohm | Journal of Lamps |", authors=("Ada Lampe", "Bo Ohm"), venue="Journal of Lamps"),
    row(f"| Name | Where | Links |\n|-|-|-|\n| **LED** | ICLR 2021 | <ul><li><a href='n.md'>Personal Notes</a></li><li><a href='{PAPER}'>Paper</a></li></ul> |", title="LED", venue="ICLR 2021", links=[(X, "n.md"), (P, PAPER)]),
    row(f"| Title | Note |\n|-|-|\n| [{LAMPS} \\| Part II]({PAPER}) | x |", title=f"{LAMPS} | Part II"),
    row(f"<table>\n<tr><th>Research Paper</th><th>Source Code</th><th>Year</th></tr>\n\n    <tr>\n      <td><a href='{PAPER}'>{LAMPS} </a></td>\n      <td><ul><li><a href='{CODE}'>Pytorch</a></ul></li></td>\n      <td>2021</td>\n    </tr>\n</table>", links=[(P, PAPER), (C, CODE)], date="2021", line=8),
    row(f'<table> <tbody> <tr> <td>\n<a href="{PAPER}"><img src="x.jpg"/></a></td>\n<td>{LAMPS}<br>\n<a href="https://lampe.example/">Ada Lampe</a>,\nBo Ohm<br>\nIn SIGGRAPH 2021<br>\n<a href="{PAPER}">[Paper]</a>\n</td></tr></tbody></table>', authors=("Ada Lampe", "Bo Ohm"), venue="SIGGRAPH 2021"),
    row(f"| [{LAMPS}]({PAPER}) | [code]({CODE}) |\n|-|-|\n| [Another Study of Lamps]({PAPER}2) | [code]({CODE}2) |", links=[(P, PAPER), (C, CODE)]),
    row(f"| Venue | Title | Authors |\n|-|-|-|\n| CHI25 | [{LAMPS}]({PAPER}) | Authors TBD, et al. |", venue="CHI25", authors=()),
    row(f"| Title | Seen | Who | At |\n|-|-|-|-|\n| [{LAMPS}]({PAPER}) | 2021-03 | Ada Lampe, Bo Ohm | ICLR 2021 |", date="2021-03", venue="ICLR 2021", authors=("Ada Lampe", "Bo Ohm")),
]  # fmt: skip

BULLETS = [
    row(f"- [{LAMPS}]({PAPER}), Lampe et al., CVPR 2021 | [github]({CODE}) | [bibtex](./lamps.txt)", authors=("Lampe",), venue="CVPR 2021", links=[(P, PAPER), (C, CODE), (X, "./lamps.txt")]),
    row(f"- {LAMPS} [[paper]({PAPER})] [[code]({CODE})]", links=[(P, PAPER), (C, CODE)]),
    row(f"- {LAMPS}. [[pdf]]({PAPER}) [[code]]()"),
    row(f"- (2021) {LAMPS} [[paper]({PAPER})]", date="2021"),
    row(f"- [2021/03] **{LAMPS}.** *Ada Lampe (University of Ohms) et al. arXiv.* [[paper]({PAPER})]", date="2021/03", authors=("Ada Lampe",), venue="arXiv"),
    row(f'* **LED**: "{LAMPS}", *arXiv, Mar 2021*. [[Paper]({PAPER})] [[Website]({PAGE})]', venue="arXiv", date="Mar 2021", links=[(P, PAPER), (J, PAGE)]),
    row(f"- [[NeurIPS]({PAPER})] {LAMPS} [[code]({CODE})]![](https://img.shields.io/github/stars/a/b)", venue="NeurIPS", links=[(P, PAPER), (C, CODE)]),
    row(f"- **2021-03** | {LAMPS} | *Ada Lampe, Bo Ohm* | [Arxiv]({PAPER})", date="2021-03", authors=("Ada Lampe", "Bo Ohm")),
    row(f"- 2021-03-04, **{LAMPS}**, Ada Lampe et.al., Paper: [{PAPER}]({PAPER})", date="2021-03-04", authors=("Ada Lampe",)),
    row(f"- Ada Lampe .[{LAMPS}]({PAPER}) [J]. arXiv preprint arXiv:2101.00001.", authors=("Ada Lampe",), venue="arXiv preprint arXiv:2101.00001"),
    row(f"- **{LAMPS}** (2021), JSS, Ohm, Bo, et al. [[pdf]]({PAPER})", date="2021", venue="JSS", authors=("Ohm, Bo",)),
    row(f"- ![ICASSP](https://img.shields.io/badge/ICASSP-blue) ![2021](https://img.shields.io/badge/2021-grey) **{LAMPS}** | [[Paper]({PAPER})]", venue="ICASSP", date="2021"),
    row(f'- <a name="LED"></a>**[LED]** {LAMPS} (**TMM**) [[paper]({PAPER})](extension of [LED](#LED))', venue="TMM"),
    row(f"- [ ] [[iclr 2021]{LAMPS}.pdf]({PAPER})", venue="iclr 2021"),
    row(f'1. <u>LED</u>: **"{LAMPS}"**. *Ada Lampe et al*. ICLR 2021. [[Paper]({PAPER})]', authors=("Ada Lampe",), venue="ICLR 2021"),
    row(f"1. **{LAMPS}.** ICLR 2021. [paper]({PAPER})\n\n    *Ada Lampe, Bo Ohm.*", authors=("Ada Lampe", "Bo Ohm"), venue="ICLR 2021"),
    row(f'* **LED:** Ada Lampe, Bo Ohm.<br />\n  "{LAMPS}." CVPR (2021 **Oral**).\n  [[paper]({PAPER})]', authors=("Ada Lampe", "Bo Ohm"), venue="CVPR", date="2021"),
    row(f"- [{LAMPS}]({PAPER})\n    - Ada Lampe, Bo Ohm\n    - 📅 Date: March 4, 2021\n    - 📑 Publisher: ICLR 2021\n    - 💻 Code: {CODE}", authors=("Ada Lampe", "Bo Ohm"), date="March 4, 2021", venue="ICLR 2021", links=[(P, PAPER), (C, CODE)]),
    row(f"- **{LAMPS} (ICLR 2021)**\n  - Ada Lampe, Bo Ohm\n  - [[Paper]]({PAPER})\n  - [[Python Reference]]({CODE})\n  - [[Much Faster Lights]]({CODE}2)", authors=("Ada Lampe", "Bo Ohm"), venue="ICLR 2021", links=[(P, PAPER), (C, CODE), (C, f"{CODE}2")]),
    row(f"- {LAMPS} [[Booklet]](https://lampe.example/b.pdf) [[Code]]({CODE})", links=[(P, "https://lampe.example/b.pdf"), (C, CODE)]),
    row(f"- **{LAMPS}.** IEEE Lights, 2021. [Magazine]({PAPER}).", venue="IEEE Lights, 2021"),
    row(f"- A Study of Lamps\nin Small\nRooms [[paper]({PAPER})]"),
    row(f"- [2021/03] **A Study of Lamps\n  in Small Rooms.** *Lampe et al. Arxiv.* [[paper]({PAPER})]", date="2021/03", authors=("Lampe",), venue="Arxiv"),
    row(f"- **{LAMPS}**\n  **Ada Lampe, Bo Ohm** [[paper]({PAPER})]", authors=("Ada Lampe", "Bo Ohm")),
    row(f"* [**ICLR, 2021.3**] **LED**: {LAMPS}. [paper]({PAPER}) [Model](https://huggingface.co/lampe/led)", venue="ICLR, 2021.3", links=[(P, PAPER), (X, "https://huggingface.co/lampe/led")]),
    row(f"- {LAMPS} | **[ECCV' 21]** |[`[pdf]`]({PAPER})", venue="ECCV' 21"),
    row(f"- {LAMPS}. [\\[Paper\\]]({PAPER}) [\\[GitHub\\]]({CODE})", links=[(P, PAPER), (C, CODE)]),
    row(f"- {LAMPS} （ICDE 2021） [论文]({PAPER})", venue="ICDE 2021"),
    row(f"- {LAMPS} [{PAPER},{PAGE}] [2021]\n  + {CODE} [Torch]", date="2021", links=[(P, PAPER), (J, PAGE), (C, CODE)]),
    row(f"- :star: {LAMPS}: [paper](({PAPER}))"),
    row(f"- {LAMPS} [[pdf]][{PAPER}]"),
    row(f"+ {LAMPS}]({PAPER})"),
    row(f"- {LAMPS} [Paper] ({PAPER})"),
    row(f"- [{LAMPS}][lamps]\n\n[lamps]: {PAPER}"),
    row("- Ada Lampe and Bo Ohm. 2021. **" + LAMPS + "**. In Proceedings of the Conference on Lamps (LAMP '21). DOI:https://doi.org/10.5555/1", authors=("Ada Lampe", "Bo Ohm"), date="2021", venue="Proceedings of the Conference on Lamps", links=[(P, "https://doi.org/10.5555/1")]),
    row(f"- {LAMPS}[^1] [[paper]({PAPER})]\n\n[^1]: A footnote.", title=LAMPS),
    row(f"- Lampe, A., et al. {LAMPS}. ICLR 2021. [paper]({PAPER})", authors=("Lampe, A.",), venue="ICLR 2021"),
    row(f"- 📄 **{LAMPS}** (Lampe et al., 2021) [[paper]({PAPER})]", authors=("Lampe",), date="2021", venue=None),
    row(f"- 2021-03-04 | {LAMPS} | Lampe | [2101.00001]({PAPER}) | [link]({CODE})", date="2021-03-04", links=[(P, PAPER), (C, CODE)]),
    row(f"- **2021-03** | {LAMPS} | *Ada Lampe and Bo Ohm* | [Luminance]({PAPER}) | [code]({CODE})", date="2021-03", authors=("Ada Lampe", "Bo Ohm"), venue="Luminance", links=[(P, PAPER), (C, CODE)]),
    row(f"- 2021-03 | {LAMPS} | [Journal of Lamps]({PAPER})", date="2021-03", venue="Journal of Lamps"),
    row(f"- Lights of many rooms | [{LAMPS}]({PAPER})"),
    row(f"- [ICLR 2021 - {LAMPS}]({PAPER})", venue="ICLR 2021"),
    row(f"- [2021][ICLR][{LAMPS}]({PAPER})", venue="ICLR", date="2021"),
    row(f"- {LAMPS}. [ICLR 2021]({PAPER})", venue="ICLR 2021"),
    row(f"- Ada Lampe, Bo Ohm. [**{LAMPS}**]({PAPER}). ICLR 2021.", authors=("Ada Lampe", "Bo Ohm"), venue="ICLR 2021"),
    row(f'- <b>{LAMPS}</b> (2021) <a href="{PAPER}">[paper]</a> <a href="{CODE}">[code]</a>', date="2021", links=[(P, PAPER), (C, CODE)]),
    row(f"- [{LAMPS} (ICLR 2021)]({PAPER})", venue="ICLR 2021"),
    row(f"- “{LAMPS}” [[paper]({PAPER})]"),
    row(f"- **{LAMPS}** [[paper]({PAPER})]\n  - Ada J.-P. Lampe, Bo Ohm and Cy Watt", authors=("Ada J.-P. Lampe", "Bo Ohm", "Cy Watt")),
    row(f"- [{LAMPS}]({PAPER}) by Ada Lampe and Bo Ohm (2021)", authors=("Ada Lampe", "Bo Ohm"), date="2021", venue=None),
    row(f"- **[LED]** <[{LAMPS}]({PAPER})> by Ada Lampe, 2021.", authors=("Ada Lampe",), date="2021", venue=None),
    row(f"- <[{LAMPS}]({PAPER})> by Lampe A, Ohm B. ICLR, 2021.", authors=("Lampe A", "Ohm B"), venue="ICLR, 2021"),
    row(f"- **[LED]** <{LAMPS}> by Ada Lampe, 2021. [[paper]({PAPER})]", authors=("Ada Lampe",), date="2021"),
    row(f"- {LAMPS}  {LAMPS} is a study. [[paper]({PAPER})]"),
    row(f"- {LAMPS} This paper looks at lamps. [[paper]({PAPER})]"),
    row(f"- {LAMPS}, ICLR 2021 [[paper]({PAPER})]", venue="ICLR 2021"),
    row(f"- {LAMPS} - ICLR 2021 - [[paper]({PAPER})]", venue="ICLR 2021"),
    row(f"- {LAMPS}. [Lampe, Ohm (2021)]({PAPER}).", authors=("Lampe", "Ohm"), date="2021", venue=None),
    row(f"- {LAMPS} [Lampe et al. 2021]({PAPER})", authors=("Lampe",), date="2021", venue=None),
    row(f"- Lamps and Rooms. [Lampe (2021)]({PAPER})", title="Lamps and Rooms", authors=("Lampe",), date="2021"),
    row(f"- **{LAMPS}**. Ada Lampe. [Lighting Discovery (2021)]({PAPER})", venue="Lighting Discovery (2021)"),
    row(f"- [{LAMPS} - ICLR - 2021]({PAPER}) [[code]({CODE})]", venue="ICLR", date="2021", links=[(P, PAPER), (C, CODE)]),
    row(f"- [{LAMPS}  – T-LAMP -2021]({PAPER})", venue="T-LAMP", date="2021"),
    row(f"- [Lamp R-CNN - ICLR 2021]({PAPER})", title="Lamp R-CNN", venue="ICLR", date="2021"),
    row(f"- [{LAMPS} - ICLR]({PAPER})", venue="ICLR", date=None),
    row(f"- [{LAMPS} - A Review - 2021]({PAPER})", title=f"{LAMPS} - A Review", venue=None, date="2021"),
    row(f"- {LAMPS}. (UOL) [[slides](https://lampe.example/s.pdf)] [[paper]({PAPER})]", authors=(), venue=None, links=[(X, "https://lampe.example/s.pdf"), (P, PAPER)]),
    row(f"- **{LAMPS}.** (UOL, Ohm) [[paper]({PAPER})]", authors=(), venue=None),
    row(f"- [{LAMPS}]({PAPER}) (Lampish Academy of Sciences)", authors=(), venue=None),
    row(f"- {LAMPS} (Ohm University, Lampe Research) [[paper]({PAPER})]", authors=(), venue=None),
    row(f"- {LAMPS} (Lampe Academy Transactions) [[paper]({PAPER})]", venue="Lampe Academy Transactions"),
    row(f"- Ada Lampe, B. Cy Ohm, {LAMPS}, A Survey, LAMPCON, 2021. [[Paper]]({PAPER})", title=f"{LAMPS}, A Survey", authors=("Ada Lampe", "B. Cy Ohm"), venue="LAMPCON, 2021"),
    row(f"- A. Lampe, B.C. Ohm, et al., {LAMPS}, ICLR, 2021. [[Paper]]({PAPER})", authors=("A. Lampe", "B.C. Ohm"), venue="ICLR, 2021"),
    row(f"- Ada Lampe and Bo Ohm, {LAMPS}, 2021. [[Paper]]({PAPER})", authors=("Ada Lampe", "Bo Ohm"), date="2021"),
    row(f"- Long Lamps, Short Rooms, and the Streets between Them, 2021. [[Paper]]({PAPER})", title="Long Lamps, Short Rooms, and the Streets between Them", date="2021"),
    row(f"- **Ada Lampe and Bo Ohm** - *{LAMPS}* (2021) [[paper]({PAPER})]", authors=("Ada Lampe", "Bo Ohm"), date="2021"),
    row(f"- **Ada Lampe and Bo Ohm** - *Lit Lamps Everywhere* (2021) [[paper]({PAPER})]", title="Lit Lamps Everywhere", authors=("Ada Lampe", "Bo Ohm")),
    row(f"- **Lamps and Rooms** - *Ada M. Lampe* (2021) [[paper]({PAPER})]", title="Lamps and Rooms", authors=("Ada M. Lampe",)),
    row(f'- [Lampe & Ohm. "LED: {LAMPS}." ICLR. 2021.]({PAPER})', title=f"LED: {LAMPS}", authors=("Lampe", "Ohm"), venue="ICLR. 2021"),
    row(f"- [Lampe et al. {LAMPS}]({PAPER})", authors=("Lampe",)),
    row(f'- [Small Lamps "In the Rooms" of Many Houses]({PAPER})', title='Small Lamps "In the Rooms" of Many Houses', authors=()),
    row(f"- Are Lamps Bright? A Review of Systems in Rooms, arxiv 2021, [[paper]]({PAPER})", title="Are Lamps Bright? A Review of Systems in Rooms", venue="arxiv 2021"),
    row(f"- Are All Lamps Bright? Journal of Lamps, 2021 [[paper]]({PAPER})", title="Are All Lamps Bright?", venue="Journal of Lamps, 2021"),
    row(f"- Are All Lamps Bright! Ada Lampe, Bo Ohm [[paper]]({PAPER})", title="Are All Lamps Bright!", authors=("Ada Lampe", "Bo Ohm")),
    row(f"- {LAMPS}, Bright Light & Dim Light (P5) , Recsys 2021 , [[paper]]({PAPER})", title=f"{LAMPS}, Bright Light & Dim Light (P5)", authors=(), venue="Recsys 2021"),
    row(f"- {LAMPS}, Ada Lampe, Bo Ohm, 2021, [[paper]]({PAPER})", authors=("Ada Lampe", "Bo Ohm"), date="2021"),
    row(f"- {LAMPS} ，submitted TKDE, [[paper]]({PAPER})", venue="TKDE"),
    row(f"1. **Lamps in all small rooms since 2008.** Pattern Recognition 2017 [paper]({PAPER})", title="Lamps in all small rooms since 2008", venue="Pattern Recognition 2017"),
    row(f"1. **{LAMPS} (Extended Abstract).** ICLR 2021 [paper]({PAPER})", authors=(), venue="ICLR 2021"),
    row(f'- [Lamp]({PAPER}) (2021): Lamp is "a bright, small, and round thing" of the kind that is seen in rooms. [The light of the lamps is described here in full]({PAPER}2).', title="Lamp", date="2021", links=[(P, PAPER), (P, f"{PAPER}2")]),
    row(f'- [Lamp]({CODE}): "{LAMPS}", ICLR 2021 [[paper]({PAPER})]', links=[(C, CODE), (P, PAPER)], venue="ICLR 2021"),
    row(f"- **[LampNet, Lamp v2]** {LAMPS} | Ada Lampe, et al. | **[ICCV' 15]** |[`[pdf]`]({PAPER}) [`[official code - c]`]({PAGE})", authors=("Ada Lampe",), venue="ICCV' 15", links=[(P, PAPER), (J, PAGE)]),
    row(f"- [**Lamp Sci. Rev., 2021**] {LAMPS}. [paper]({PAPER})", venue="Lamp Sci. Rev., 2021"),
    row(f"- **{LAMPS}.** Lamps Syst. Appl., 2021. [paper]({PAPER})\n\n    *Ada Lampe, Bo Ohm*", venue="Lamps Syst. Appl., 2021", authors=("Ada Lampe", "Bo Ohm")),
    row(f"- Lampe A, Ohm B, et al., *[{LAMPS}]({PAPER})*, Proc. Eur. Conf. on Lamps Process. (ECLP), 2021.", venue="Proc. Eur. Conf. on Lamps Process.", date="2021", authors=("Lampe A", "Ohm B")),
    row(f"- A Study of Lamps in\nSmall Rooms [[paper]({PAPER})]"),
    row(f"- {LAMPS} (3) [[paper]({PAPER})]"),
    row(f"- **21-ICLR-{LAMPS}** [[paper]({PAPER})]", venue="ICLR", date="2021"),
    row(f"- **{LAMPS}** [[paper]({PAPER})] *LED* | *Code Comming Soon*", authors=()),
    row(f'* LED: "{LAMPS}" CVPR. [[Paper]]({PAPER})\n  把灯照亮房间的跟踪方法, 主要对灯进行处理以提高网络能力', venue="CVPR", authors=()),
    row(f"1. Another Study of Lamps\n[[paper]({PAPER}2)]\n\n*2. (ICLR 2021) {LAMPS}\n[[paper]]({PAPER}) 2021.3", venue="ICLR 2021", line=8),
    row(f"- {LAMPS} [[paper]({PAPER})] (2021, ICLR)", venue="ICLR", date="2021"),
    row(f'- The "Bright Lamps": A Study of Rooms [[paper]({PAPER})]', title='The "Bright Lamps": A Study of Rooms'),
    row(f'<ul>\n<li><b>{LAMPS}</b><br />\n[<a href="{PAPER}">paper</a>]</li>\n</ul>'),
]  # fmt: skip

BLOCKS = [
    row(f"**{LAMPS}** [[open access paper]({PAPER})][[web interface]({PAGE})]\n\nThis is a very nice study of lamps.", links=[(P, PAPER), (J, PAGE)]),
    row(f"**{LAMPS}** \\\n[[ICLR 2021]({PAPER})] \n[[Code]({CODE})]", venue="ICLR 2021", links=[(P, PAPER), (C, CODE)]),
    row(f"**{LAMPS}**\nAda Lampe, Bo Ohm\n[Journal of Lamps 7 (2021)]({PAPER}) • [code]({CODE})", authors=("Ada Lampe", "Bo Ohm"), venue="Journal of Lamps 7 (2021)", links=[(P, PAPER), (C, CODE)]),
    row(f"**{LAMPS}**\n\n- Project: {PAGE}\n\n- Paper: {PAPER}", links=[(J, PAGE), (P, PAPER)]),
    row(f":bulb: [{LAMPS}]\n- [[Paper]]({PAPER})[[Code]]({CODE})(NIPS 2021)", venue="NIPS 2021", links=[(P, PAPER), (C, CODE)]),
    row(f':bulb: <b>{LAMPS} (2021)</b> [[Paper]]({PAPER})\n<p align="center"><img src="x.jpg" /></p>', date="2021"),
    row(f'**[8]** Lampe, Ada, et al. "**{LAMPS}**." arXiv preprint arXiv:2101.00001 (2021). [[pdf]]({PAPER}) :star:', authors=("Lampe, Ada",), venue="arXiv preprint arXiv:2101.00001"),
    row(f'**{LAMPS}**\n\n- intro: ICLR 2021. University of Ohms\n- arxiv: <{PAPER}>\n- lampxiv: <https://lampxiv.example/1>\n- github(with "lamps" in Torch):: <{CODE}>', venue="ICLR 2021", links=[(P, PAPER), (X, "https://lampxiv.example/1"), (C, CODE)]),
    row(f"**《{LAMPS}》**\n\n- intro: a look at lamps, and at rooms\n- arXiv: {PAPER}", venue=None, authors=()),
    row(f'<details><summary>{LAMPS} (2021) [<a href="{PAPER}">Paper</a>] ⭐</summary>\nWhat it is about.\n</details>', date="2021"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [*TABLES, *BULLETS, *BLOCKS])
def test_a_form_is_read_as_a_reader_would_say_it(text: str, expected: dict[str, Any]) -> None:
    entry = only(f"# Papers\n\n## Lamps\n\n{text}\n")
    assert told(entry, expected) == expected
    assert entry.kind is Kind.PAPER
    assert entry.section == ("Papers", "Lamps")


def test_headings_are_titles_where_links_stand_under_them() -> None:
    text = "# Lamps\n## 2021\n" + "".join(
        f"### {number}. {LAMPS} {number} (ICLR 2021)\n**Authors**: Ada Lampe, Bo Ohm\n\n<details><summary>Abstract</summary>\nWe.\n</details>\n\n[📄 Paper]({PAPER}{number})\n\n"
        for number in (1, 2, 3)
    )
    assert [(each.title, each.section, each.line, each.authors, each.venue) for each in read(text)] == [
        (f"{LAMPS} {number}", ("Lamps", "2021"), 3 + 9 * (number - 1), ("Ada Lampe", "Bo Ohm"), "ICLR 2021")
        for number in (1, 2, 3)
    ]


def test_items_without_any_link_are_entries_where_the_list_is_written_so() -> None:
    text = "# Databases\n* LED: Lamps for Databases (ICDE 2021)\n* Lamps Again and Again (ICDE 2022) [Source code](https://github.com/a/b)\n* Lamps Once More (2020)\n* A Title of Four Words\n"
    assert [(each.title, each.venue) for each in read(text)] == [
        ("LED: Lamps for Databases", "ICDE 2021"),
        ("Lamps Again and Again", "ICDE 2022"),
        ("Lamps Once More", None),
        ("A Title of Four Words", None),
    ]


def test_items_without_any_link_are_entries_that_say_where_their_authors_work() -> None:
    text = f"- [{LAMPS}]({PAPER})\n- **Lamps of Rooms.** (Ohm University)\n- Lamps of Streets and Towns. (UOL, Lampe)\n- Lamps in Towns and Streets. (Ohm Labs)\n"
    assert [(each.title, each.authors, each.venue) for each in read(text)] == [
        (LAMPS, (), None),
        ("Lamps of Rooms", (), None),
    ]


def test_titles_and_nothing_else_are_entries_where_the_list_is_called_one_of_papers() -> None:
    titles = ("LED: Lamps for Small Rooms", "Lamps Again and Again", "A Study of Lamps")
    items = "".join(f"1. {title} ({number})\n" for number, title in enumerate(titles, 2))
    text = f"# Lamp Papers\n## Rooms\n{items}## Resources\n- [Questions on Lamps](https://lampe.example/q)\n"
    assert [each.title for each in read(text) if each.kind is Kind.PAPER] == list(titles)
    contents = "- Lamps in Small Rooms\n- Lamps in the Streets\n- Lamps of All Kinds\n"
    text = (
        f"# Lamp-paper-list\n## Contents of this\n{contents}## Lamps in Small Rooms\n{items}## Lamps in the Streets\n"
    )
    assert [each.title for each in read(f"{text}- A Lamp Is Lit\n")] == [*titles, "A Lamp Is Lit"]


@pytest.mark.parametrize(
    ("heading", "items"),
    [
        ("Lamp Toolkit", "- Support for Many More Lamps\n- Lamps for Small Rooms\n- Fast and Slow Lamps Here\n"),
        ("Code of our papers", "- Support for many more lamps\n- lamps for small rooms\n- runs on each machine.\n"),
        ("Lamp Papers", "- Lamps for Small Rooms\n- Lamps for Large Rooms\n"),
    ],
)
def test_items_without_any_link_are_no_entries_of_other_texts(heading: str, items: str) -> None:
    assert read(f"# {heading}\n## Rooms\n{items}") == ()


def test_a_question_to_the_reader_is_no_title() -> None:
    text = "# Lamps\n- 20-OSDI-Lamps for Hosts\n- 21-NSDI-A Study of Lamps\n- How can we light the rooms faster?\n"
    assert [(each.title, each.venue, each.year) for each in read(text)] == [
        ("Lamps for Hosts", "OSDI", 2020),
        ("A Study of Lamps", "NSDI", 2021),
    ]


def test_items_under_an_item_without_link_are_entries_and_it_is_a_group() -> None:
    text = f"* Topic\n    * [{LAMPS}]({PAPER})\n    * [Another Study of Lamps]({PAPER}2)\n"
    assert [each.title for each in read(text)] == [LAMPS, "Another Study of Lamps"]


def test_a_title_nested_under_a_paper_is_an_entry_and_its_link_is_not_the_papers_above() -> None:
    text = f"- **{LAMPS}**. [Lampe (2021)]({PAPER})\n    - Lamps and Rooms. [Ohm, Volt (2022)](https://volt.example/lamps)\n    - [slides](https://lampe.example/s)\n"
    assert [(each.title, each.authors, [link.url for link in each.links]) for each in read(text)] == [
        (LAMPS, ("Lampe",), [PAPER, "https://lampe.example/s"]),
        ("Lamps and Rooms", ("Ohm", "Volt"), ["https://volt.example/lamps"]),
    ]


def test_papers_one_below_the_other_in_a_cell_are_several() -> None:
    first, second = (
        f"[**{LAMPS}**]({PAPER})<br>Ada Lampe (Ohm University), Bo Ohm",
        "**Lamps of Towns** <br> Cy Watt et al.",
    )
    entries = read(f"# Prizes\n| Year | Paper |\n|-|-|\n| 2021 | {first}<br>{second} |\n")
    assert [(each.line, each.title, each.authors, each.date) for each in entries] == [
        (4, LAMPS, ("Ada Lampe", "Bo Ohm"), "2021"),
        (4, "Lamps of Towns", ("Cy Watt",), "2021"),
    ]
    (entry,) = read(
        f"# Prizes\n| Year | Paper |\n|-|-|\n| 2021 | [**{LAMPS}**]({PAPER})<br>**Lights in All Rooms** |\n"
    )
    assert entry.title == LAMPS


def test_a_cell_over_several_rows_stands_in_each_of_them() -> None:
    tall = '<td rowspan="2">In <b>rooms</b></td>'
    rows = [
        f"<tr>{first}<td><a href='{PAPER}{number}'>A Study of {kind} Lamps</a></td><td>ICLR 2021</td></tr>\n"
        for number, (first, kind) in enumerate([(tall, "Desk"), ("", "Floor"), ("<td>Out</td>", "Street")])
    ]
    entries = read(f"# Papers\n<table>\n{''.join(rows)}</table>\n")
    assert [(each.title, each.venue) for each in entries] == [
        ("A Study of Desk Lamps", "ICLR 2021"),
        ("A Study of Floor Lamps", "ICLR 2021"),
        ("A Study of Street Lamps", "ICLR 2021"),
    ]


def test_a_bullet_that_stands_a_little_deeper_is_an_item_and_no_part_of_the_text_above() -> None:
    deeper = f"   - [{LAMPS}]({PAPER})\n    - Lamps of Streets, ICLR 2021\n    - [Lamps\n      of Towns]({PAPER}2)\n"
    entries = read(f"# Papers\n{deeper}    - Lamps Everywhere, ICLR 2021\n\n   - Lamps\n          - by Ada Lampe\n")
    assert [(each.line, each.title) for each in entries] == [
        (2, LAMPS),
        (3, "Lamps of Streets"),
        (4, "Lamps of Towns"),
        (6, "Lamps Everywhere"),
    ]
    (entry,) = read(f"- [{LAMPS}]({PAPER})\n       - ICLR 2021\n")
    assert (entry.title, entry.venue) == (LAMPS, "ICLR 2021")


def test_an_item_that_names_a_venue_gives_it_to_the_items_under_it() -> None:
    assert only(f"- ICLR 2021\n  - [{LAMPS}]({PAPER})\n").venue == "ICLR 2021"


def test_plain_paragraphs_are_entries_where_there_are_several() -> None:
    text = "".join(f"Lamps of the {name} Kind ,\nPDF: <{PAPER}{name}>\n\n" for name in ("First", "Second", "Third"))
    assert [each.title for each in read(text)] == [
        "Lamps of the First Kind",
        "Lamps of the Second Kind",
        "Lamps of the Third Kind",
    ]


def test_lines_of_keys_under_a_name_are_one_row_titled_by_the_paper() -> None:
    text = f"#### **LED**\n**Paper:** [{LAMPS}]({PAPER})  \n**Github:** {CODE}  \n**Record:** ICLR  \n**Submission time:** 2021.04\n"
    entry = only(f"## Lamps\n- [Another Study of Lamps]({PAPER}2)\n\n{text}")
    assert (entry.title, [link.role for link in entry.links]) == (LAMPS, [P, C])


def test_a_bold_name_with_its_year_is_a_title_of_its_own_however_short() -> None:
    text = f"**{LAMPS}** [[Paper]]({PAPER})\n\n**LampNet (2021)** [[Paper]]({PAPER}2) [[Code]]({CODE})\n"
    assert [(entry.title, entry.date, len(entry.links)) for entry in read(text)] == [
        (LAMPS, None, 1),
        ("LampNet", "2021", 2),
    ]


def test_a_comment_hides_an_entry_and_in_a_text_longer_than_a_page_no_sections() -> None:
    text = f"# A\n- [{LAMPS}]({PAPER})\n<!-- - [Hidden Lamps Here]({PAPER}1) -->\n<!-- # B\n- [Lamps of a Section]({PAPER}2)\n-->\n"
    assert [(each.title, each.section) for each in read(text)] == [(LAMPS, ("A",))]
    long = text + "\n" * 512_000
    assert [(each.title, each.section) for each in read(long)] == [(LAMPS, ("A",)), ("Lamps of a Section", ("B",))]


def test_front_matter_and_code_are_no_entries_and_lines_still_count() -> None:
    text = f"---\ntitle: x\n---\n```\n- [Lamps in Code]({PAPER})\n```\n- [{LAMPS}]({PAPER})\n"
    assert [(each.title, each.line) for each in read(text)] == [(LAMPS, 7)]


def test_a_glued_heading_is_a_heading() -> None:
    assert only(f"#2 Lamps\n- [{LAMPS}]({PAPER})").section == ("2 Lamps",)


def test_headings_lose_their_badges_and_keep_their_words() -> None:
    text = f"# Lamps [![Awesome](https://a.b/c.svg)](https://a.b) :bulb:\n- [{LAMPS}]({PAPER})"
    assert only(text).section == ("Lamps",)


@pytest.mark.parametrize("suffix", [".md", ".markdown", ".txt"])
def test_a_plain_text_that_is_written_as_markdown_is_read_so(suffix: str) -> None:
    assert [each.title for each in read(f"- [{LAMPS}]({PAPER})", suffix)] == [LAMPS]


def test_windows_line_ends_and_a_byte_order_mark_change_nothing() -> None:
    text = f"# A\n- [{LAMPS}]({PAPER})\n"
    assert read("\ufeff" + text.replace("\n", "\r\n")) == read(text)


@pytest.mark.parametrize("dataset", [D, V])
def test_roles_of_labels(dataset: LinkRole) -> None:
    label = {D: "Dataset", V: "Video"}[dataset]
    assert told(only(f"- {LAMPS} [[paper]({PAPER})] [[{label}](https://lampe.example/x)]"), ["links"]) == {
        "links": [(P, PAPER), (dataset, "https://lampe.example/x")]
    }


def test_several_titles_in_one_paragraph_are_several_entries() -> None:
    text = f"**A Study of Lamps** [[paper]({PAPER})]\n**A Study of Rooms** [[paper]({PAPER}2)]\n"
    assert [(each.title, each.line) for each in read(text)] == [("A Study of Lamps", 1), ("A Study of Rooms", 2)]


def test_a_table_in_a_code_block_is_none() -> None:
    assert read(f"```html\n<table><tr><td>{LAMPS}</td></tr></table>\n```\n- [{LAMPS}]({PAPER})\n")[0].line == 4


def test_an_empty_heading_is_no_section() -> None:
    assert only(f"# <img src='x.png'>\n## Lamps\n- [{LAMPS}]({PAPER})").section == ("Lamps",)


def test_names_under_title_leave_the_title_to_the_linked_column_of_papers() -> None:
    text = f"| Title | Paper | Conf |\n|:-|:-|:-|\n| LED | [Lighting Dark Rooms]({PAPER}1) | ICLR(2018) |\n| SEL | [Lamps Are All]({PAPER}2) | NIPS(2017) |\n"
    assert [each.title for each in read(text)] == ["Lighting Dark Rooms", "Lamps Are All"]


@pytest.mark.parametrize("indent", ["   ", "\t\t", "       ", "\t   "])
def test_a_typed_bullet_however_deep_is_a_row_under_the_label_above(indent: str) -> None:
    text = f"1. **Dark Lamps**\n\n{indent}• [A Study of Lamps in Rooms]({PAPER}1)\n\n{indent}• [Lamps Seen from Rooms]({PAPER}2)\n"
    assert [(each.title, each.line) for each in read(text)] == [
        ("A Study of Lamps in Rooms", 3),
        ("Lamps Seen from Rooms", 5),
    ]


def test_a_head_of_two_rows_in_html_names_the_columns() -> None:
    row = "<tr><td>{name}</td><td>-</td><td>Read/Write/Learn</td><td>Pool of Lamps</td><td>04/2021</td><td><a href='{url}'>Paper</a></td></tr>\n"
    heads = (
        "<tr><td rowspan='2'>Model</td><td rowspan='2'>Profile</td><td colspan='2'>Memory</td><td rowspan='2'>Time</td>"
        "<td rowspan='2'>Paper</td></tr>\n<tr><td>Operation</td><td>Structure</td></tr>\n"
    )
    rows = "".join(row.format(name=f"LED{number}", url=f"{PAPER}{number}") for number in range(4))
    assert [(each.line, each.title, each.date) for each in read(f"<table>\n{heads}{rows}</table>\n")] == [
        (4 + number, f"LED{number}", "04/2021") for number in range(4)
    ]


def test_cells_over_several_columns_keep_the_rest_of_their_row_in_place() -> None:
    heads = "<tr><th>Title</th><th>Venue</th><th>Note</th><th>Code</th></tr>\n"
    row = f"<tr><td><a href='{PAPER}1'>{LAMPS}</a></td><td colspan='2'>ICLR 2021</td><td><a href='https://github.com/a/b'>here</a></td></tr>\n"
    (entry,) = read(f"<table>\n{heads}{row}</table>\n")
    assert [(link.role, link.url) for link in entry.links] == [
        (LinkRole.PAPER, f"{PAPER}1"),
        (LinkRole.CODE, "https://github.com/a/b"),
    ]


#: "İ" is two letters when it is made small.
@pytest.mark.parametrize("before", ["<!-- <table> of old -->", pytest.param("İ" * 40, id="growing letters")])
def test_a_table_that_is_never_closed_ends_with_its_last_row(before: str) -> None:
    row = "<tr><td><a href='{url}'>{title}</a></td><td>ICLR 2021</td></tr>\n"
    rows = "".join(row.format(title=f"{LAMPS} {number}", url=f"{PAPER}{number}") for number in range(3))
    text = f"{before}\n<table>\n{rows}\n# More\n\n- [Lights in Rooms]({PAPER}9)\n"
    assert [(each.title, each.venue) for each in read(text)] == [
        *((f"{LAMPS} {number}", "ICLR 2021") for number in range(3)),
        ("Lights in Rooms", None),
    ]
