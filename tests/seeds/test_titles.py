"""Which stretch of a row is its title, where tags, venues, people or quotations stand beside it or in it."""

from __future__ import annotations

from typing import Any

import pytest

from enrich import seeds
from enrich.model import Entry, Kind, SeedFile

PAPER = "https://arxiv.org/abs/2101.00001"
LAMPS = "A Study of Lamps in Small Rooms"


def read(text: str) -> tuple[Entry, ...]:
    return seeds.parse(SeedFile(name="list.md", suffix=".md", text=text)).entries


def row(text: str, **fields: Any) -> Any:
    return pytest.param(text, {"title": LAMPS, "venue": None, "date": None, "authors": ()} | fields, id=text[:60])


WITHIN = [
    row(f"- The **flicker effect** in small rooms, ICLR 2021 [[paper]({PAPER})]", title="The flicker effect in small rooms", venue="ICLR 2021"),
    row(f'- **Lighting the "Dark Rooms": A Study of Lamps** - Ada Lampe et al. *ICLR 2021*. [[paper]({PAPER})]', title='Lighting the "Dark Rooms": A Study of Lamps', venue="ICLR 2021", authors=("Ada Lampe",)),
    row(f'- **LED "{LAMPS}" ICLR 2021** [[paper]({PAPER})]', venue="ICLR 2021"),
    row(f"- Rooms of Lamps with **Light**, Shade, and Dust. [paper]({PAPER})", title="Rooms of Lamps with Light, Shade, and Dust"),
    row(f"- Rooms of Lamps with **Light** Models. [paper]({PAPER})", title="Rooms of Lamps with Light Models"),
]  # fmt: skip

SPOKEN = [
    row(f'- **{LAMPS}** — Small "dark room" setups producing light, and\n  a lot of it on\n  Ohm Light. [[paper]({PAPER})]'),
    row(f'- **LED** Ada Lampe, Bo Ohm, "{LAMPS}" at *ICLR 2021* [[paper]({PAPER})]', venue="ICLR 2021", authors=("Ada Lampe", "Bo Ohm")),
]  # fmt: skip

SIGNED = [
    row(f"- **{LAMPS}**\n  - Ada Rahman Lampe, Md. Bo Ohm, Cy Volt.\n  - [paper]({PAPER})", authors=("Ada Rahman Lampe", "Md. Bo Ohm", "Cy Volt")),
    row(f"- {LAMPS}.\tAda Lampe, Bo Ohm. ICLR'21.", venue="ICLR'21", authors=("Ada Lampe", "Bo Ohm")),
    row("- The Price of Lamps, Revisited. A. Lampe, B. Ohm, C. Volt. ICLR'21.", title="The Price of Lamps, Revisited", venue="ICLR'21", authors=("A. Lampe", "B. Ohm", "C. Volt")),
    row("- Dim Lamps for Bright, Low-cost Rooms. Ada Lampe, Bo Ohm, Cy Volt. ICLR'21", title="Dim Lamps for Bright, Low-cost Rooms", venue="ICLR'21", authors=("Ada Lampe", "Bo Ohm", "Cy Volt")),
    row(f"- [{LAMPS}]({PAPER}). Lampe A, Ohm B, lux c. EUROCRYPT'21", venue="EUROCRYPT'21"),
    row(f"- [{LAMPS}]({PAPER}). Ada Lampe Bo Ohm Cy Volt Di Lux Ed Watt. EUROCRYPT'21.", venue="EUROCRYPT'21"),
    row(f"- **{LAMPS}**: [paper]({PAPER}) · *Ada Lampe et al.* (arXiv 2021; [arXiv:2101.00001]({PAPER}))", venue="arXiv 2021", authors=("Ada Lampe",)),
    row(f"- **{LAMPS}** ([arXiv:2101.00001]({PAPER})), ICLR", venue="ICLR"),
    row(f"- **{LAMPS}** [[arXiv:2101.00001]({PAPER})]", venue="arXiv:2101.00001"),
    row(f"- **{LAMPS}** [arXiv:2101.00001]({PAPER})/[ICLR 2021](https://openreview.net/forum?id=a)", venue="arXiv:2101.00001"),
    row(f"- [{LAMPS} — Lampe, Ohm & Volt (JOL, 2021)]({PAPER})", venue="JOL, 2021", date="2021", authors=("Lampe", "Ohm", "Volt")),
    row(f"- [{LAMPS} – Lampe, Ohm and Volt (2021)]({PAPER})", date="2021", authors=("Lampe", "Ohm", "Volt")),
    row(f"- [{LAMPS} - Ada Lampe(2021)]({PAPER})", date="2021", authors=("Ada Lampe",)),
    row(f"- [{LAMPS} - ICLR 2021)]({PAPER})", venue="ICLR 2021"),
    pytest.param(f"- [{LAMPS} - Physical Review (2021)]({PAPER})", {"authors": (), "date": "2021"}, id="a journal is nobody"),
    row(f"- **{LAMPS}**. [ICLR page](https://iclr.cc/virtual/2021/poster/1)", venue="ICLR"),
    row(f"- **{LAMPS}**\n  - Artificial Intelligence\n  - {PAPER}"),
    row(f"- **{LAMPS}** [[AAAI](https://doi.org/10.5555/1)]", venue="AAAI"),
    row(f"- 🤖 [[AAAI]({PAPER})] {LAMPS} [[Page](https://lamps.example)]", venue="AAAI"),
    row(f"- 🤖 [[CoLamp]({PAPER})] {LAMPS} [[Page](https://lamps.example)]"),
]  # fmt: skip

LABELLED = [row(f"- {LAMPS} [{label}]({PAPER})") for label in ("text", "Text", "full text", "read", "eprint", "a copy")]

BEFORE = [
    row(f"- `LampGAN` {LAMPS}. Ada Lampe, Bo Ohm. arXiv 2021. [[Paper]({PAPER})]", venue="arXiv 2021", authors=("Ada Lampe", "Bo Ohm")),
    row(f"- 2021 | ICLR | {LAMPS} | [pdf]({PAPER}) | [code](https://github.com/a/b)", date="2021", venue="ICLR"),
    row(f"- 2021 | Engineering of Lamps | Ada Lampe, et al. | ICLR | [`PDF`]({PAPER})", title="Engineering of Lamps", date="2021", venue="ICLR", authors=("Ada Lampe",)),
    row(f"- 2021 | IEEE Lamps and Automation Letters | {LAMPS} | ICRA | [pdf]({PAPER})", date="2021", venue="IEEE Lamps and Automation Letters"),
    row(f"- A Study of Lamps in\n  Small Rooms (NIPS, 2021) [[paper]({PAPER})]", title="A Study of Lamps in Small Rooms", venue="NIPS, 2021"),
    row(f"- {LAMPS} [2021-ICLR] [[paer]({PAPER})]", venue="2021-ICLR"),
    row(f"- [2021-ICLR, [Lampe](https://lampe.example/)] {LAMPS} [`paper`]({PAPER})", venue="2021-ICLR"),
    row(f"- LIGHT OF LAMPS FOR HIGHER QUALITY, STABILITY, AND VARIATION, [[paper]({PAPER})]", title="LIGHT OF LAMPS FOR HIGHER QUALITY, STABILITY, AND VARIATION"),
    row(f"- [{LAMPS}]({PAPER}), `iclr2021`", venue="iclr2021"),
    row(f"- {LAMPS}. [[pdf]]({PAPER})\n  - A. Lampe, B. Ohm. *ICLR 2021*", venue="ICLR 2021", authors=("A. Lampe", "B. Ohm")),
    row(f"- Lampe et al.,2021. {LAMPS}. \\[[paper]({PAPER})\\]", date="2021", authors=("Lampe",)),
    row(f'- [Lampe, Ada, and Bo Ohm. "Lamp prices." *The Journal of Lamps* 75, no. 3 (2020): 1371-1415.]({PAPER})', title="Lamp prices", venue="The Journal of Lamps 75, no. 3 (2020): 1371-1415", date="2020", authors=("Lampe, Ada", "Bo Ohm")),
    row(f'- [Lampe, Ada, and Bo Ohm. "{LAMPS}." *Handbook of the Price of Lamps* 1 (2003): 1053-1128.]({PAPER})', venue="Handbook of the Price of Lamps", date="2003", authors=("Lampe, Ada", "Bo Ohm")),
    row(f"- Lampe, Ada B and Ohm, Bo and Van Volt, Cy, {LAMPS}, IEEE Light graphics and Lamps, 2002. [[Paper]]({PAPER})", venue="IEEE Light graphics and Lamps, 2002", date="2002", authors=("Lampe, Ada B", "Ohm, Bo", "Van Volt, Cy")),
    row(f"- Ada Lampe, Bo Ohm, {LAMPS}, IEEE Transactions on Small Lamps (TSL), 2016. [[Paper]]({PAPER})", venue="IEEE Transactions on Small Lamps", date="2016", authors=("Ada Lampe", "Bo Ohm")),
    row(f"- **{LAMPS}** (2021), ICLR 2021, Lampe, Ada, et al. [[pdf]]({PAPER})", venue="ICLR 2021", date="2021", authors=("Lampe, Ada",)),
    row(f"- Ada Lampe, {LAMPS}, Proceedings of the ILE, 1961. ([Paper]({PAPER}))", venue="Proceedings of the ILE, 1961", date="1961", authors=("Ada Lampe",)),
    row("- Meta Lamp Labels. Lampe, Ada et al. ICLR 2021 [[code]](https://github.com/a/b)", title="Meta Lamp Labels", venue="ICLR 2021", authors=("Lampe, Ada",)),
    row("- Lamp Price Distillation. ICLR 2021", title="Lamp Price Distillation", venue="ICLR 2021"),
    row(f"- 灯光研究综述, *光学学报, 2021*. [[Paper]({PAPER})]", title="灯光研究综述", venue="光学学报, 2021", date="2021"),
    row(f"* 2021-{LAMPS} [Paper]({PAPER}) __`Pre-training of lamps`__", date="2021"),
    row(f"* 2021-3D-{LAMPS}. __`arxiv`__; __`Bright Light`__; [Paper]({PAPER})", title=f"3D-{LAMPS}", date="2021", venue="arxiv"),
    row(f"- [**LED**]({PAPER}) - LED: A study of lamps in small rooms [Github](https://github.com/a/b)", title="LED: A study of lamps in small rooms"),
    row(f"- [**LED**]({PAPER}) - {LAMPS} [Github](https://github.com/a/b)"),
    row(f"- [**LED**]({PAPER}) - lights all of the small rooms [Github](https://github.com/a/b)", title="LED"),
    row(f'- "{LAMPS}", A. Lampe, Bo Ohm, Healthlux, 2021. [pdf]({PAPER})', date="2021", authors=("A. Lampe", "Bo Ohm")),
    row(f"- [{LAMPS}]({PAPER}), Mathematical Foundations of Lamps 2021", venue="Mathematical Foundations of Lamps", date="2021"),
    row(f"- {LAMPS}, Ada Lampe, 2021 [[paper]({PAPER})]", date="2021", authors=("Ada Lampe",)),
    row(f"- {LAMPS}. ICIP 19. [[paper]({PAPER})]", venue="ICIP 19"),
    row(f"- **[3DV 21]** {LAMPS} [[paper]({PAPER})]", venue="3DV 21"),
    row(f"- [{LAMPS}]({PAPER}) by Gu\u0308nther Lampe and Bo Ohm, 2021", date="2021", authors=("G\u00fcnther Lampe", "Bo Ohm")),
    row(f"- **Ada Lampe and Bo Ohm**: [{LAMPS}]({PAPER})", authors=("Ada Lampe", "Bo Ohm")),
    row(f"- A Study of Lamps in `Dams` [paper]({PAPER})", title="A Study of Lamps in Dams"),
    row(f"- [LED]({PAPER}) - International Conference on Lamps and Light 2021", title="LED", venue="International Conference on Lamps and Light 2021"),
    row(f"- ICLR 2021 best paper [pdf]({PAPER}) **Lamps Are All You Need**", title="Lamps Are All You Need", venue="ICLR 2021 best paper"),
    row(f"* 2021-NIPS - {LAMPS} [paper]({PAPER})", venue="NIPS", date="2021"),
    row(f"- 2048-Bit Keys for Lamps in Rooms [paper]({PAPER})", title="2048-Bit Keys for Lamps in Rooms"),
    row(f"- **Desk Lamp**: [{LAMPS}]({PAPER}), ICLR 2021", venue="ICLR 2021"),
    row(f"- {LAMPS}, under review in ICLR 2021. [[paper]({PAPER})]", venue="ICLR 2021"),
    row(f"- LED: Lamps for Music, Sound, and Speech [[paper]({PAPER})]", title="LED: Lamps for Music, Sound, and Speech"),
    row(f"- [[ICLR21]]({PAPER}) [[code]](https://github.com/a/b) {LAMPS}", venue="ICLR21"),
    row(f"- {PAPER} {LAMPS}"),
    row(f"- `ICLR 2021` {LAMPS} [paper]({PAPER})", venue="ICLR 2021"),
    row(f"- `2021-03` {LAMPS} [paper]({PAPER})", date="2021-03"),
    row(f"- (M){LAMPS} [[paper]({PAPER})]", title=f"(M){LAMPS}"),
    row(f"- (M) {LAMPS} [[paper]({PAPER})]"),
    row(f"- 【arXiv:2101.00001】{LAMPS}. [[paper]({PAPER})]", venue="arXiv:2101.00001"),
    row(f"- [LC(International Conference on Lamps) 2021]{LAMPS} [[paper]({PAPER})]", venue="International Conference on Lamps", date="2021"),
    row(f"- **LED** — {LAMPS} (ICLR 2021) [[paper]({PAPER})]", venue="ICLR 2021"),
    row(f"- `Indoors` **{LAMPS}** — Ada Lampe et al. [[paper]({PAPER})] `dim`", authors=("Ada Lampe",)),
    row(f"- `Indoors` `Dim` **LED**: {LAMPS} — Ada Lampe and Bo J. Ohm. *ICLR 2021*. [[paper]({PAPER})]", authors=("Ada Lampe", "Bo J. Ohm"), venue="ICLR 2021"),
    row(f"- ICLR 2021, {LAMPS}, [PDF]({PAPER})", venue="ICLR 2021"),
    row(f"- ICLR 2021 (oral), **LED**: {LAMPS}, [arXiv]({PAPER})", venue="ICLR 2021"),
    row(f"- [ICLR(Conference on Light) 2021]{LAMPS} [[paper]({PAPER})]", venue="ICLR", date="2021"),
    row(f"- arXiv 2021.03, The **flicker effect** in small rooms, [PDF]({PAPER})", title="The flicker effect in small rooms", venue="arXiv 2021.03"),
    row(f"- ICLR 2021, Lamp2Lamp Matching with Room Optimization, [arXiv]({PAPER})", title="Lamp2Lamp Matching with Room Optimization", venue="ICLR 2021"),
    row(f"- Lamps 2021, Rooms and the Streets between Them, [arXiv]({PAPER})", title="Lamps 2021, Rooms and the Streets between Them"),
    row(f"- `lamps` and Small Rooms of Ours [[paper]({PAPER})]", title="lamps and Small Rooms of Ours"),
]  # fmt: skip

BEHIND = [
    row(f"- {LAMPS}; Ada Lampe, Bo Ohm; CVPR'21 [[pdf]({PAPER})]", venue="CVPR'21", authors=("Ada Lampe", "Bo Ohm")),
    row(f"- [{LAMPS} (IJCAI-21)]({PAPER})", venue="IJCAI-21", year=2021),
    row(f"- [{LAMPS}]({PAPER}), A. Lampe, B. Ohm, ICML 2021", venue="ICML 2021", authors=("A. Lampe", "B. Ohm")),
    row(f"- {LAMPS} -- Ada Lampe, Bo Ohm (2021) [PDF]({PAPER})", authors=("Ada Lampe", "Bo Ohm"), date="2021"),
    row(f"- {LAMPS}. Ada Lampe*, Bo Ohm*, Cy Lux†. In NeurIPS, 2021. [paper]({PAPER})", authors=("Ada Lampe", "Bo Ohm", "Cy Lux"), venue="NeurIPS, 2021", date="2021"),
    row(f"- {LAMPS}. [[**LAR2021**]]({PAPER}) [[**Code**]](https://github.com/a/b)", venue="LAR2021"),
    row(f"- {LAMPS}, in Lamps and Rooms 2021. [[paper]({PAPER})]", venue="Lamps and Rooms 2021"),
    row(f"- {LAMPS}, in *LAR* 2021. [[paper]({PAPER})]", venue="LAR", date="2021"),
    row(f"- {LAMPS}, J. Learning of Lamps, 2021. [[paper]({PAPER})]", date="2021"),
    row(f"- {LAMPS} (***2021*** &#x1F44D;), *Ada Lampe et al, NIPS.* [[paper]({PAPER})]", venue="NIPS", date="2021", authors=("Ada Lampe",)),
    row(f"- {LAMPS} (*2021, lights of rooms*&#x1F31E;) [[paper]({PAPER})]", date="2021"),
    row(f"- {LAMPS} in 2021 (Lamp Res 2021) [[paper]({PAPER})]", title=f"{LAMPS} in 2021", venue="Lamp Res 2021"),
    row(f"- {LAMPS} - A survey of lights (Ohm et al. 2021) [[paper]({PAPER})]", title=f"{LAMPS} - A survey of lights", date="2021", authors=("Ohm",)),
    row(f"- **{LAMPS}**: A Survey of Lights, ICLR 2021 [[paper]({PAPER})]", title=f"{LAMPS}: A Survey of Lights", venue="ICLR 2021"),
    row(f"- **{LAMPS}**: this shows how lamps are lit. [[paper]({PAPER})]"),
    row(f"- Lampe, A., & Ohm, B. [**{LAMPS}**]({PAPER}) Lamp Letters Thread (2021)", venue="Lamp Letters Thread", date="2021", authors=("Lampe, A.", "Ohm, B.")),
    row(f'- "{LAMPS}". `LC(2021)` [[Link]]({PAPER})', venue="LC 2021"),
    row(f"- **(LED)** _{LAMPS}_ ```EMNLP 2021```     \n[[Paper]({PAPER})] [[Model](https://lampe.example/m)]", venue="EMNLP 2021"),
    row(f"- [[ICLR]({PAPER})] {LAMPS}. [[code](https://github.com/lampe/led)] [__`led.`__ __`oil.`__] :star:", venue="ICLR"),
    row(f"- {LAMPS}  2021\n\n  ([pdf]({PAPER}))", date="2021"),
    row(f"- Lamps of  2021 Rooms [[paper]({PAPER})]", title="Lamps of 2021 Rooms"),
]  # fmt: skip

PEOPLE = [
    row(f"- [{LAMPS}]({PAPER})\n  A. Lampe, B. Ohm, & C. Lux, Lamp Reviews **12**(3), 45–67 (2021)", venue="Lamp Reviews", date="2021", authors=("A. Lampe", "B. Ohm", "C. Lux")),
    row(f"- [{LAMPS}]({PAPER})\n  A. Lampe & B. Ohm, Nature **559**, 547–555 (2021)", venue="Nature", date="2021", authors=("A. Lampe", "B. Ohm")),
    row(f"- **{LAMPS}.** Procedia Manufacturing, 2021. [journal]({PAPER})", venue="Procedia Manufacturing, 2021", date="2021"),
    row(f"- Lampe A, Ohm B, de Lux CD. {LAMPS}. Lamp Res. 2021 Mar;8(2):1-9. [pdf]({PAPER})", venue="Lamp Res", date="2021", authors=("Lampe A", "Ohm B", "de Lux CD")),
    row(f"- [{LAMPS}]({PAPER}) by Lampe A, Ohm B. Artificial Intelligence, 2021.", venue="Artificial Intelligence, 2021", date="2021", authors=("Lampe A", "Ohm B")),
    row(f"- Ada Lampe, Bo Ohm, and Cy Lux. {LAMPS}. In ICML, 2021. [pdf]({PAPER})", venue="ICML, 2021", date="2021", authors=("Ada Lampe", "Bo Ohm", "Cy Lux")),
    row(f"- A. Lampe, and B. Ohm. {LAMPS}. In ICML, 2021. [pdf]({PAPER})", venue="ICML, 2021", date="2021", authors=("A. Lampe", "B. Ohm")),
    row(f"- Deep Lamps and Dark Rooms. Ada Lampe, Bo Ohm. ICML 2021. [pdf]({PAPER})", title="Deep Lamps and Dark Rooms", venue="ICML 2021", authors=("Ada Lampe", "Bo Ohm")),
    row(f"- Lampe et al. (2021) - {LAMPS} [pdf]({PAPER})", date="2021", authors=("Lampe",)),
    row(f"- Ada Lampe et al.: {LAMPS}, ICLR 2021. [[paper]({PAPER})]", authors=("Ada Lampe",), venue="ICLR 2021"),
    row(f"- A. Lampe and B. Ohm: {LAMPS}, 2021. [[paper]({PAPER})]", authors=("A. Lampe", "B. Ohm"), date="2021"),
    row(f"- Ada Lampe, Bo Ohm, and Cy Watt: LED: {LAMPS}. [[paper]({PAPER})]", title=f"LED: {LAMPS}", authors=("Ada Lampe", "Bo Ohm", "Cy Watt")),
    row(f"- Ada Lampe et al.: {LAMPS}, J. of Lighting Research, 2021. [[paper]({PAPER})]", authors=("Ada Lampe",), venue="J. of Lighting Research, 2021", date="2021"),
    row(f"- Ada Lampe et al.: {LAMPS}. Lights, 2021. [[paper]({PAPER})]", authors=("Ada Lampe",), venue="Lights, 2021", date="2021"),
    row(f"- Ada Lampe et al.: Lamps, Rooms, and Streets, 2021. [[paper]({PAPER})]", title="Lamps, Rooms, and Streets", authors=("Ada Lampe",), date="2021"),
    row(f"| Name | Links |\n|-|-|\n| **LED** | [Personal Notes](https://lampe.example/n.md) [Paper]({PAPER}) |", title="LED"),
    row(f"- {LAMPS}, Lampe Labs Technical Report, 2021. [[paper]({PAPER})]", venue="Lampe Labs Technical Report, 2021", date="2021"),
    row(f"- Ada Lampe, Bo Ohm, and Cy Watt, {LAMPS}, ICLR 2021 [[code]](https://github.com/lampe/lamps)", authors=("Ada Lampe", "Bo Ohm", "Cy Watt"), venue="ICLR 2021"),
    row(f"- Ada Lampe, Bo Ohm, Dark Rooms: {LAMPS}, arXiv:2101.00001. [[paper]({PAPER})]", title=f"Dark Rooms: {LAMPS}", authors=("Ada Lampe", "Bo Ohm"), venue="arXiv:2101.00001"),
    row(f'- Ada Lampe, bo ohm, Cy Watt, "{LAMPS}", ICLR 2021. [[paper]({PAPER})]', venue="ICLR 2021"),
    row(f"- Lamp Rooms and Street Lights: {LAMPS} [[paper]({PAPER})]", title=f"Lamp Rooms and Street Lights: {LAMPS}"),
]  # fmt: skip

RUNNING = (
    "They show how the lamps of small rooms (LAMP, ROOM) are lit by Dim Lights, Bright Walls, and Open Doors, and then that "
    + "the light of a lamp is seen in the room, and " * 4
    + "so on."
)

DESCRIBED = [
    row(f"- {LAMPS}  {RUNNING} [[paper]({PAPER})]"),
    row(f"- {LAMPS} - {RUNNING} [[paper]({PAPER})]"),
    row(f"- [{LAMPS}]({PAPER}) - {RUNNING}"),
    row(f"- {LAMPS} - {RUNNING} (ICLR 2021) [[paper]({PAPER})]", venue="ICLR 2021"),
    row(f"- {LAMPS}. Ada Lampe, Bo Ohm, {'Cy Lux, ' * 40}Di Watt. ICLR 2021. [[paper]({PAPER})]", venue="ICLR 2021", authors=("Ada Lampe", "Bo Ohm", *["Cy Lux"] * 40, "Di Watt")),
]  # fmt: skip

GOES_ON = [
    row(f"- [LED]({PAPER}): A Study of Lamps in Small Rooms | ICLR 21", title=f"LED: {LAMPS}", venue="ICLR 21"),
    row(f"- [LED:]({PAPER}) A Bright Approach", title="LED: A Bright Approach"),
    row(f"- [LED]({PAPER}) : bright, small and quiet lamps for a room | ICLR'21", title="LED: bright, small and quiet lamps for a room", venue="ICLR'21"),
    row(f"- [Small Lamps]({PAPER}) with Quiet Light for Dark Rooms | OHM", title="Small Lamps with Quiet Light for Dark Rooms"),
    row(f"- [{LAMPS}]({PAPER}): Ada Lampe, Bo Ohm, Cy Watt", authors=("Ada Lampe", "Bo Ohm", "Cy Watt")),
    row(f"- [{LAMPS}]({PAPER}): a small study that looks at lamps, and at rooms."),
]  # fmt: skip

CITED = [
    row(f"- Lampe (1971). {LAMPS}. *Journal of Lamps*.", date="1971", venue="Journal of Lamps", authors=("Lampe",)),
    row(f"- Ohm Labs (Lamps) [[Paper]]({PAPER})\n  - Ada Lampe, Bo Ohm, {LAMPS}, arXiv:2101.00001.", authors=("Ada Lampe", "Bo Ohm"), venue="arXiv:2101.00001"),
    row(f"- LED, Ohm [[Paper]]({PAPER})\n - LED: {LAMPS}, ICLR, 2021.", title=f"LED: {LAMPS}", venue="ICLR, 2021"),
    row(f"- Fast Lamps, Ohm Labs [[Paper]] ({PAPER})\n - Ada Lampe, Fast Lamps, arXiv:2101.00001.", title="Fast Lamps", authors=("Ada Lampe",), venue="arXiv:2101.00001"),
    row(f"- {LAMPS} [[Paper]]({PAPER})\n  - Ada Lampe, Bo Ohm", authors=("Ada Lampe", "Bo Ohm")),
    pytest.param(f"- **{LAMPS}** [[Paper]]({PAPER})\n  - Ada Lampe, Bo Ohm, Light in Small Rooms, ICLR 2021", {"title": LAMPS}, id="a bold title stays"),
]  # fmt: skip

KEYS = [
    row(f"- Paper: LED: {LAMPS} [[Paper]]({PAPER})", title=f"LED: {LAMPS}"),
    row(f"- **Title**: [{LAMPS}]({PAPER})  **Authors**: Ada Lampe, Bo Ohm  **Venue**: CVPR 2021", venue="CVPR 2021", authors=("Ada Lampe", "Bo Ohm")),
    row("- **LampeOhm2021**: (Optics and Physics) https://doi.org/10.5555/1", title="LampeOhm2021"),
    row("- **LaLa2021**: (Light, Probability and Uncertainty) https://doi.org/10.5555/1", title="LaLa2021"),
    row(f"- **ICLR2021**: {LAMPS} [[paper]({PAPER})]", venue="ICLR2021"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "fields"),
    [*WITHIN, *SPOKEN, *SIGNED, *LABELLED, *BEFORE, *BEHIND, *PEOPLE, *DESCRIBED, *GOES_ON, *CITED, *KEYS],
)
def test_titles(text: str, fields: dict[str, Any]) -> None:
    (entry,) = read(text)
    assert entry.kind is Kind.PAPER
    assert {name: getattr(entry, name) for name in fields} == fields


def test_people_before_a_colon_are_known_by_the_other_rows_of_a_list() -> None:
    sure = f"- Ada Lampe et al.: {LAMPS}, ICLR 2020.\n- Ada M. Lampe: {LAMPS}, ICLR 2021.\n"
    told = [
        (each.title, each.authors)
        for each in read(
            f"{sure}- Bo Ohm and Cy Watt: Rooms, ICLR 2021.\n- Bo Ohm: Streets, ICLR 2021.\n- Ada Lampe, Bo Ohm. {LAMPS}.\n"
            f"- Ada Lampe. {LAMPS}, ICLR 2021.\n"
        )
    ]
    assert told[2:5] == [("Rooms", ("Bo Ohm", "Cy Watt")), ("Streets", ("Bo Ohm",)), (LAMPS, ("Ada Lampe", "Bo Ohm"))]
    assert told[5:] == [(LAMPS, ("Ada Lampe",))]


def test_two_words_before_a_colon_are_a_title_where_few_rows_begin_with_people() -> None:
    few = f"- Ada Lampe et al.: {LAMPS}, ICLR 2020.\n" + f"- {LAMPS}, ICLR 2021.\n" * 3
    assert read(f"{few}- Small Rooms: A Study of Lamps, ICLR 2021.\n")[-1].title == "Small Rooms: A Study of Lamps"
    assert read(f"{few}- Small Rooms. A Study of Lamps, ICLR 2021.\n")[-1].title == "Small Rooms. A Study of Lamps"


def test_a_tool_in_brackets_behind_a_title_is_not_what_the_row_is_called() -> None:
    (entry,) = read(f"- {LAMPS} ([LampSim](https://github.com/a/b))\n")
    assert entry.title == LAMPS


def test_a_tool_keeps_its_name_whatever_is_said_behind_it() -> None:
    text = "# Tools\n- [Lamper](https://lampe.example/): Fast Lighting of Small Rooms. [code](https://github.com/lampe/lamps)\n"
    assert [each.title for each in read(text)] == ["Lamper"]


def test_a_year_that_most_links_end_with_is_no_part_of_their_titles() -> None:
    rows = "".join(f"- [{LAMPS} of Kind {at}, 202{at}]({PAPER})\n" for at in range(4))
    entries = read(f"# Papers\n\n{rows}- [Another {LAMPS}]({PAPER})\n")
    assert [(entry.title, entry.year) for entry in entries] == [
        *((f"{LAMPS} of Kind {at}", 2020 + at) for at in range(4)),
        (f"Another {LAMPS}", None),
    ]


def test_a_year_that_few_titles_end_with_is_their_own() -> None:
    rows = "".join(f"- [{LAMPS} of Kind {at}]({PAPER})\n" for at in range(4))
    entries = read(f"# Papers\n\n{rows}- [Lamp statistics, 2021]({PAPER})\n")
    assert entries[-1].title == "Lamp statistics, 2021"


@pytest.mark.parametrize("venue", ["Nature Digital Lamps, 2023.8", "NeurIPS Datasets/Benchmarks Track, 2023.6"])
def test_a_venue_of_many_words_in_bold_before_the_title_is_none_of_it(venue: str) -> None:
    (entry,) = read(f"- [**{venue}**] {LAMPS} of Many Kinds. [paper]({PAPER})\n")
    assert entry.title == f"{LAMPS} of Many Kinds"


@pytest.mark.parametrize(
    "venue", ["IEEE Transactions on Lamps 21", "IEEE Symposium on IES' 14", "Journal of Lamps' 17"]
)
def test_a_venue_of_many_words_in_bold_brackets_behind_the_title_is_none_of_it(venue: str) -> None:
    (entry,) = read(f"- {LAMPS} for Anomaly Detection | **[{venue}]** | [`[pdf]`]({PAPER})\n")
    assert (entry.title, entry.venue) == (f"{LAMPS} for Anomaly Detection", venue)


@pytest.mark.parametrize("venue", ["USENIX Security'21", "TOPS'22", "CT-RSA'17", "AsiaCCS’17", "USENIX ATC'21"])
def test_any_venue_with_the_last_digits_of_its_year_ends_a_linked_title_behind_a_comma(venue: str) -> None:
    (entry,) = read(f"- [{LAMPS} of Neural Networks, {venue}]({PAPER})\n")
    assert (entry.title, entry.venue, entry.year) == (f"{LAMPS} of Neural Networks", venue, 2000 + int(venue[-2:]))


def test_a_title_in_brackets_that_speaks_of_neural_networks_is_no_venue() -> None:
    (entry,) = read(f"- LED (Convolutional Neural Networks Meet Lamps): {PAPER}\n")
    assert (entry.title, entry.venue) == ("LED (Convolutional Neural Networks Meet Lamps)", None)


@pytest.mark.parametrize("topic", ["syntax, abstract grammar", "defining a small dark lamp", "The Lamp, LED"])
def test_a_bold_topic_before_people_and_a_quotation_is_no_title(topic: str) -> None:
    (entry,) = read(f'# Papers\n\n- **{topic}**: Noam Lampe. "{LAMPS}" (1986)\n')
    assert (entry.title, entry.authors, entry.date) == (LAMPS, ("Noam Lampe",), "1986")


def test_a_bracket_before_a_colon_tells_two_names_apart_and_ends_no_title() -> None:
    (entry,) = read(f"13. LED (Ohm): {LAMPS}, ACL 2019. [[Paper]({PAPER})]\n")
    assert (entry.title, entry.venue) == (f"LED (Ohm): {LAMPS}", "ACL 2019")


@pytest.mark.parametrize("favourite", [":+1:", ":+1: &nbsp;", ":100:", ":fire:"])
def test_a_picture_by_its_code_before_people_is_none_of_them(favourite: str) -> None:
    (entry,) = read(f"- {favourite} A. Lampe, B. Ohm, and C. Volt, **{LAMPS}**, ICLR 2014. [[link]]({PAPER})\n")
    assert (entry.title, entry.authors) == (LAMPS, ("A. Lampe", "B. Ohm", "C. Volt"))


def test_a_survey_of_past_present_and_future_names_nobody() -> None:
    (entry,) = read(f"- {LAMPS} – Past, Present and Future [[Paper]]({PAPER})\n")
    assert (entry.title, entry.authors) == (f"{LAMPS} – Past, Present and Future", ())


def test_a_long_label_behind_the_labels_of_a_title_is_no_title() -> None:
    row = f"- {LAMPS} [[Paper]({PAPER})] [[Free access via OpenLamps](https://lamps.example/o)]\n"
    (entry,) = read(row)
    assert (entry.title, len(entry.links)) == (LAMPS, 2)


@pytest.mark.parametrize("state", ["Under Review", "In submission", "To appear"])
def test_a_state_in_bold_behind_the_title_is_none(state: str) -> None:
    (entry,) = read(f"- {LAMPS} | **{state}** | [`[pdf]`]({PAPER})\n")
    assert entry.title == LAMPS


NAMED_LIKE_PEOPLE = [
    row(f"- [ICLR 2021] Adaptive Lamp Light. [[pdf]({PAPER})]", title="Adaptive Lamp Light", venue="ICLR 2021"),
    row(f"- (ICLR 2021) Lamps Revisited. [[pdf]({PAPER})]", title="Lamps Revisited", venue="ICLR 2021"),
    row(f"- Generative Lamps. [[pdf]({PAPER})] [[code](https://github.com/lampe/led)]", title="Generative Lamps"),
]  # fmt: skip

BEFORE_VENUES = [
    row(f"- {LAMPS} in *ICLR*, 2021. [[paper]({PAPER})]", venue="ICLR", date="2021"),
    row(f"- {LAMPS}, in *LampConf*, 2021. [[paper]({PAPER})]", venue="LampConf", date="2021"),
    row(f"- Light in *LampScript*, 2021. [[paper]({PAPER})]", title="Light in LampScript", date="2021"),
    row(f"- {LAMPS}. In *ICLR*, 2021. [[paper]({PAPER})]", venue="ICLR", date="2021"),
    row(f"- [{LAMPS},ICLR2021]({PAPER})", venue="ICLR2021"),
    row(f"- The Atlas in *Caenorhabditis elegans*, 2021. [[paper]({PAPER})]", title="The Atlas in Caenorhabditis elegans", date="2021"),
]  # fmt: skip

KEYED = [
    row(f"- [Lampe2021] {LAMPS} in *LampConf*, 2021. [[paper]({PAPER})]", venue="LampConf", date="2021"),
    row(f"- [Lampsors2021] {LAMPS}. 2021.06 [[paper]({PAPER})]", venue="Lampsors2021", date="2021.06"),
]  # fmt: skip

NICKNAMED = [
    row(f"- **LED**, {LAMPS}. [[paper]({PAPER})]"),
    row(f"- **Lamp Light**, Ada Lampe, Bo Ohm. [[paper]({PAPER})]", title="Lamp Light", authors=("Ada Lampe", "Bo Ohm")),
    row(f"- **Lamps**, Ohm University of Light [[paper]({PAPER})]", title="Lamps"),
]  # fmt: skip

BEGUN = [
    row(f"- **Lamps to Light** for Dark Rooms. [[paper]({PAPER})]", title="Lamps to Light for Dark Rooms"),
    row(f"- **Lamps to Light** in Neural Networks, 2021 [[paper]({PAPER})]", title="Lamps to Light", venue="Neural Networks, 2021", date="2021"),
    row(f"- **Lamps to Light** from Google Research [[paper]({PAPER})]", title="Lamps to Light"),
]  # fmt: skip

ASKED = [
    row(f"- Who's the Lamp? {LAMPS} **[ICLR 2021]** [[paper]({PAPER})]", title=f"Who's the Lamp? {LAMPS}", venue="ICLR 2021"),
    row(f"- Watch out! lighting small rooms **[ICLR 2021]** [[paper]({PAPER})]", title="Watch out! lighting small rooms", venue="ICLR 2021"),
    row(f"- Are Lamps Light? Ada Lampe, Bo Ohm. ICLR 2021. [[paper]({PAPER})]", title="Are Lamps Light?", venue="ICLR 2021", authors=("Ada Lampe", "Bo Ohm")),
]  # fmt: skip

SIGNED_BEHIND = [
    row(f"- [{LAMPS} - Ada Lampe, Bo Ohm, Cy Volt.]({PAPER})", authors=("Ada Lampe", "Bo Ohm", "Cy Volt")),
    row(f"- [{LAMPS} - New York, Los Angeles, San Francisco]({PAPER})", title=f"{LAMPS} - New York, Los Angeles, San Francisco"),
]  # fmt: skip

ISSUES_BEFORE = [
    row(f"- **[2021.05 | Arquivos de Lampe Digestiva]** **{LAMPS}** [[paper]({PAPER})]", date="2021.05"),
]  # fmt: skip

TAGGED_BEHIND = [
    row(f"- {LAMPS}, **#LED**, [[pdf]({PAPER})]"),
    row(f"- {LAMPS}, **#LED #Lit**, [[pdf]({PAPER})]"),
    row(f"- {LAMPS}, **LED**, [[pdf]({PAPER})]"),
    row(f"- Ohm University Light Lab, **Lit Rooms**, [[pdf]({PAPER})]", title="Lit Rooms"),
    row(f"- Ada Lampe, Bo Ohm, Cy Volt, **LED**, [[pdf]({PAPER})]", title="LED", authors=("Ada Lampe", "Bo Ohm", "Cy Volt")),
]  # fmt: skip

SIGNED_LABELS = [
    row(f"- {LAMPS} [[Lampe & Ohm, COLING 2018]]({PAPER})", venue="COLING 2018", authors=("Lampe", "Ohm")),
    row(f"- {LAMPS} [[Lampe, Ohm, Volt, JAIR 2019]]({PAPER})", venue="JAIR 2019", authors=("Lampe", "Ohm", "Volt")),
    row(f"- {LAMPS} [[Lampe et al., EMNLP-IJCNLP 2019]]({PAPER})", venue="EMNLP-IJCNLP 2019", authors=("Lampe",)),
    row(f"- {LAMPS} [[Lampe et al., 2017]]({PAPER})", date="2017", authors=("Lampe",)),
    row(f"- {LAMPS} [[Lampe et al., Lampinf 2018]]({PAPER})", venue="Lampinf 2018", authors=("Lampe",)),
]  # fmt: skip

CONVERTED = [
    row(f"- {LAMPS} - Danˇca Lampe, Patr´ıcio Ohm, Erdem G¨und¨uz [[paper]({PAPER})]", authors=("Danča Lampe", "Patrício Ohm", "Erdem Gündüz")),
    row(f"- It´s a Study of 灯˜房 in Rooms [[paper]({PAPER})]", title="It´s a Study of 灯˜房 in Rooms"),
    row(f"- $\\{{$LED$\\}}$: {LAMPS} [[paper]({PAPER})]", title=f"LED: {LAMPS}"),
    row(f"- **# {LAMPS}** [[paper]({PAPER})]"),
]  # fmt: skip


def fields(text: str, expected: dict[str, Any]) -> dict[str, Any]:
    (entry,) = read(f"{text}\n")
    return {name: getattr(entry, name) for name in expected}


@pytest.mark.parametrize(("text", "expected"), NAMED_LIKE_PEOPLE)
def test_words_that_may_be_a_name_are_the_title_where_labels_alone_follow(text: str, expected: dict[str, Any]) -> None:
    assert fields(text, expected) == expected


@pytest.mark.parametrize(("text", "expected"), BEFORE_VENUES)
def test_the_title_ends_before_a_venue_in_italics_behind_in(text: str, expected: dict[str, Any]) -> None:
    assert fields(text, expected) == expected


@pytest.mark.parametrize(("text", "expected"), KEYED)
def test_a_key_of_bibtex_before_a_title_is_no_venue_where_the_year_comes_again(
    text: str, expected: dict[str, Any]
) -> None:
    assert fields(text, expected) == expected


@pytest.mark.parametrize(("text", "expected"), NICKNAMED)
def test_one_bold_word_and_a_comma_name_the_work_whose_title_follows(text: str, expected: dict[str, Any]) -> None:
    assert fields(text, expected) == expected


@pytest.mark.parametrize(("text", "expected"), BEGUN)
def test_a_title_goes_on_behind_its_first_words_in_bold_unless_a_venue_follows(
    text: str, expected: dict[str, Any]
) -> None:
    assert fields(text, expected) == expected


@pytest.mark.parametrize(("text", "expected"), ASKED)
def test_a_question_and_what_follows_are_one_title_unless_people_do(text: str, expected: dict[str, Any]) -> None:
    assert fields(text, expected) == expected


@pytest.mark.parametrize(("text", "expected"), SIGNED_BEHIND)
def test_people_behind_a_dash_in_a_link_are_its_authors(text: str, expected: dict[str, Any]) -> None:
    assert fields(text, expected) == expected


@pytest.mark.parametrize(("text", "expected"), ISSUES_BEFORE)
def test_a_date_and_a_venue_that_nobody_knows_in_bold_brackets_are_no_title(
    text: str, expected: dict[str, Any]
) -> None:
    assert fields(text, expected) == expected


@pytest.mark.parametrize(("text", "expected"), TAGGED_BEHIND)
def test_bold_tags_behind_a_title_and_a_comma_are_none(text: str, expected: dict[str, Any]) -> None:
    assert fields(text, expected) == expected


@pytest.mark.parametrize(
    ("before", "title"),
    [
        ("Ada Lampe, **Bo Ohm**, Cy Volt. ", LAMPS),
        ("Ada Lampe, Cy Volt, **Bo Ohm**. ", LAMPS),
        ("Ada Lampe, Cy Volt, **Lit Rooms**, KDD. ", "Lit Rooms"),
    ],
)
def test_a_bold_name_among_people_is_no_title(before: str, title: str) -> None:
    (entry,) = read(f"- {before}{LAMPS}. ICLR 2021. [[pdf]({PAPER})]\n")
    assert entry.title == title


@pytest.mark.parametrize(("text", "expected"), SIGNED_LABELS)
def test_a_label_may_say_who_wrote_a_paper_and_where(text: str, expected: dict[str, Any]) -> None:
    assert fields(text, expected) == expected


@pytest.mark.parametrize(("text", "expected"), CONVERTED)
def test_what_a_converter_left_of_letters_and_braces_is_mended(text: str, expected: dict[str, Any]) -> None:
    assert fields(text, expected) == expected


@pytest.mark.parametrize(
    ("linked", "title", "venue", "date"),
    [
        (f"{LAMPS}, CCL 2016", LAMPS, "CCL 2016", None),
        (f"{LAMPS}，2016", LAMPS, None, "2016"),
        ("Lamps and Rooms, Read on April 12, 2024", "Lamps and Rooms, Read on April 12, 2024", None, None),
    ],
)
def test_a_linked_title_ends_before_its_venue_in_capitals_or_a_wide_comma_and_its_year(
    linked: str, title: str, venue: str | None, date: str | None
) -> None:
    (entry,) = read(f"- [{linked}](https://arxiv.org/abs/2101.00001)\n")
    assert (entry.title, entry.venue, entry.date) == (title, venue, date)


@pytest.mark.parametrize("label", ["IJLS", "Lampcomputing", "Lamp Letters", "Lamp Cent. Sci."])
def test_a_link_of_a_few_words_behind_a_title_and_a_comma_is_named_after_the_journal(label: str) -> None:
    (entry,) = read(f"- `2021.10` {LAMPS}, [{label}](https://www.mdpi.com/1422-0067/24/15/11948)\n")
    assert (entry.title, entry.date, len(entry.links)) == (LAMPS, "2021.10", 1)


@pytest.mark.parametrize("before", ["Ada Lampe, Bo Ohm", "2021", "ICLR 2021"])
def test_a_link_of_a_few_words_behind_people_or_facts_and_a_comma_is_the_title(before: str) -> None:
    (entry,) = read(f"- {before}, [Lamp Letters](https://arxiv.org/abs/2101.00001)\n")
    assert entry.title == "Lamp Letters"


@pytest.mark.parametrize(
    "bold",
    [
        "Lighting Dark Rooms with **Lamp Shade Design**",
        "Learning to **Light** for **Room-and-Lamp** Models",
        "LED: **Lamp Light Control** using Small Switches",
        "**Lamp Light Control** in Dark Rooms",
        "A LIGHT FOR **DARK**-ROOM STUDIES",
    ],
)
def test_words_that_are_bold_in_a_title_before_its_labels_do_not_end_it(bold: str) -> None:
    (entry,) = read(f"- (arXiv 2021.10) {bold}, [[Paper]]({PAPER}), [[Code]](https://github.com/a/b)\n")
    assert (entry.title, entry.venue) == (bold.replace("**", ""), "arXiv 2021.10")


@pytest.mark.parametrize(
    ("row", "title"),
    [
        (f"**{LAMPS}** Ada Lampe, Bo Ohm [[pdf]]({PAPER})", LAMPS),
        (f"Lamp Labs **{LAMPS}**, [[pdf]]({PAPER})", LAMPS),
        (f"LED: **{LAMPS}**, [[pdf]]({PAPER})", LAMPS),
    ],
)
def test_bold_words_beside_people_or_a_name_stand_for_themselves(row: str, title: str) -> None:
    (entry,) = read(f"- {row}\n")
    assert entry.title == title


@pytest.mark.parametrize(
    "row",
    [
        f"Lighting with Lamps [[paper]]({PAPER}) in **Small Rooms** by Day, [[pdf]]({PAPER})",
        "[[VLDB'24](https://dl.Ada Lampe, Bo OhmAda Lampe, Bo Ohmacm.org/10.14778/3712221)] Lighting of Small Rooms.",
    ],
)
def test_no_link_leaves_its_mark_in_a_title(row: str) -> None:
    entries = read(f"- {row} [[code]](https://github.com/a/b)\n")
    assert [each.title for each in entries if not each.title.isascii()] == []
