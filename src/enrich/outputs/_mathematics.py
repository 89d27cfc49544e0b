r"""Formulae in titles, as arXiv has them between dollars: what is one, and what is simple enough to be text.

A formula goes into the file as it stands, so only commands that typeset mathematics pass; one that holds any other
(`\input`, `\write`, `^^5c`) is text.
"""

from __future__ import annotations

import re
from typing import Final

_COMMAND: Final = re.compile(r"\\([A-Za-z]+|.?)", re.DOTALL)
_GREEK_NAMES: Final = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi"
    " psi omega"
)
_COMMANDS: Final = frozenset(re.findall("[A-Za-z]+", rf"""
    {_GREEK_NAMES} varepsilon vartheta varpi varrho varsigma varphi
    Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega
    ell hbar imath jmath wp Re Im aleph beth partial nabla infty emptyset varnothing forall exists neg top bot prime
    pm mp times div cdot ast star circ bullet cap cup setminus wr oplus ominus otimes oslash odot wedge vee dagger
    ddagger uplus sqcap sqcup amalg triangle square lozenge diamond
    le leq ge geq lesssim gtrsim ll gg ne neq equiv sim simeq approx cong propto subset supset subseteq supseteq in ni
    notin mid parallel perp models vdash dashv prec succ preceq succeq doteq asymp ltimes rtimes bowtie
    to gets mapsto leftarrow rightarrow leftrightarrow Leftarrow Rightarrow Leftrightarrow longrightarrow
    longleftarrow longmapsto hookrightarrow rightharpoonup uparrow downarrow rightsquigarrow implies iff
    sum prod coprod int oint iint bigcap bigcup bigoplus bigotimes bigwedge bigvee sqrt frac dfrac tfrac binom
    ldots cdots dots dotsc vdots ddots colon quad qquad
    log ln lg exp sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh min max inf sup lim liminf limsup arg
    det dim ker gcd hom deg Pr mod bmod pmod operatorname
    hat widehat tilde widetilde bar overline underline vec dot ddot acute grave check breve mathring overrightarrow
    mathrm mathbf mathit mathsf mathtt mathcal mathbb mathfrak mathscr boldsymbol bm rm bf it cal text textrm textbf
    textit textsc textsf texttt mbox left right big Big bigg Bigg langle rangle lfloor rfloor lceil rceil lvert rvert
    lVert rVert vert Vert lbrace rbrace displaystyle scriptstyle textstyle limits nolimits not overset underset stackrel
    {{}}
"""))  # fmt: skip
_SIGNS: Final = frozenset((",", ";", ":", "!", " ", "{", "}", "|", "-", "'", "*"))
_FORBIDDEN: Final = re.compile(r"\^\^|[%#&~\x00-\x1f\x7f-\U0010ffff]|\\\Z|</?(?:i|b|sub|sup)>")
_MARKS: Final = re.compile(r"[\\^_=<>]|\A[A-Za-z]\Z|\A[A-Za-z0-9(),+*/'|\-]+\Z")


def is_mathematics(inside: str, following: str) -> bool:
    """Say whether what stands between two dollars is a formula, and harmless; prices are none."""
    apart = inside[:1].isspace() or inside[-1:].isspace() or following.isdigit()
    if apart or _FORBIDDEN.search(inside) or not _MARKS.search(inside) or not _is_nested(inside):
        return False
    return all(name in _COMMANDS or name in _SIGNS for name in _COMMAND.findall(inside))


def _is_nested(inside: str) -> bool:
    depth = 0
    for each in re.findall("[{}]", inside):
        depth += 1 if each == "{" else -1
        if depth < 0:
            return False
    return depth == 0


# --- simple formulae --------------------------------------------------------------------------

_GREEK: Final = dict(zip(_GREEK_NAMES.split(), "αβγδϵζηθικλμνξοπρστυϕχψω", strict=True)) | {
    "varepsilon": "ε", "vartheta": "ϑ", "varphi": "φ", "varsigma": "ς", "varrho": "ϱ", "varpi": "ϖ", "infty": "∞",
    "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ",
    "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
}  # fmt: skip
_LETTER: Final = re.compile(r"\$\\([A-Za-z]+)\$")
_SCRIPT: Final = re.compile(r"\$([_^])(?:([0-9])|\{([+-]?[0-9]+|[+-])\})\$")
_SCRIPTS: Final = {
    "_": str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋"),
    "^": str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻"),
}


def simple(value: str) -> str:
    r"""Write formulae that are one Greek letter, ∞, or digits above or below the line as Unicode: `CO$_2$` is CO₂."""
    if "$" not in value:
        return value
    lettered = _LETTER.sub(lambda match: _GREEK.get(match[1], match[0]), value)
    return _SCRIPT.sub(lambda match: (match[2] or match[3]).translate(_SCRIPTS[match[1]]), lettered)
