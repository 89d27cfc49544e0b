"""What the command line may say, and the help that explains it.

Only argparse is imported here: `enrich --help` answers at once.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from typing import Final, NoReturn

from enrich import __version__
from enrich.errors import ConfigError

EPILOG: Final = """\
examples:
  enrich run                                  enrich every list in seeds/ and write out/
  enrich run --offline                        only what the lists and the cache say, no connection
  enrich run papers.md --out build            one list, other output folder
  enrich run --fail-on retracted,repo-missing exit 1 if one of these is found
  enrich explain seeds/papers.md:14           why the row of line 14 came out as it did
  enrich check papers.md                      what to mend in a list, without network

exit status:
  0    the outputs were written (values of a source that was down are kept, and marked)
  1    a gate named by --fail-on was hit; the outputs were written all the same
  2    bad usage, bad configuration, or a seed that cannot be read; nothing was written
  3    no source could be reached; the outputs come from the lists and the cache alone
  130  interrupted (143: terminated); what was fetched is in the cache, the outputs are the previous ones

environment (all optional):
  GITHUB_TOKEN               repositories are asked for in batches instead of 60 an hour
  SEMANTIC_SCHOLAR_API_KEY   a share of its own at Semantic Scholar
  ENRICH_MAILTO              your mail address, told to Crossref for its faster pool
  SOURCE_DATE_EPOCH          what "today" means for ages, in seconds since 1970
  NO_COLOR, FORCE_COLOR      never, or always, colours
"""

RUN: Final = """\
Read curated lists, ask Crossref, arXiv, Semantic Scholar and GitHub about their rows, and write the outputs.

Answers are kept in the cache, so a second run asks little. An interrupted run goes on where it stopped."""

RUN_EPILOG: Final = """\
kinds for --fail-on:
  error, warning, info              an issue of this severity or worse
  ambiguous, unresolved, pending    a row of this status
  stale                             a row that stands on earlier answers, because a source was down
  retracted, repo-missing, …        any issue code; `enrich run --fail-on help` lists them

examples:
  enrich run
  enrich run seeds/papers.md more-lists/ --limit 20
  enrich run --formats json,bibtex --quiet
  enrich run --refresh --fail-on error,pending
"""

EXPLAIN_EPILOG: Final = """\
examples:
  enrich explain seeds/papers.md:14     the row that begins on line 14, or the last one before it
  enrich explain vaswani2017attention   the row with this citation key in the last output
"""

CACHE_EPILOG: Final = """\
examples:
  enrich cache info
  enrich cache prune --older-than "90 days"
  enrich cache clear
"""

CHECK_EPILOG: Final = """\
A line an issue: FILE:LINE: SEVERITY: MESSAGE [CODE]. Exits 1 if an issue is as severe as --fail-on says, or worse.

examples:
  enrich check                          all lists in seeds/
  enrich check README.md --fail-on warning
  enrich check --format github          annotations in a pull request
"""

ENTRIES_EPILOG: Final = """\
examples:
  enrich entries README.md              a table to look at
  enrich entries --json seeds/          for programs: [{"kind": …, "seed": …}, …]
"""

EXPORT_EPILOG: Final = """\
examples:
  enrich export --from out/enriched.json --format ris
  enrich export --from library.csl.json --format bibtex > references.bib
  pandoc --to csljson refs.bib | enrich export --from - --format biblatex
"""


class Parser(argparse.ArgumentParser):
    """Raise a `ConfigError` where argparse would exit."""

    def error(self, message: str) -> NoReturn:
        raise ConfigError(_told(self, message.removeprefix("argument ")))


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Read the command line; settings are named by section and key ("run.out"), those not given are None."""
    parser = _parser()
    command = next((each for each in argv if not each.startswith("-")), None)
    if command is not None and command not in COMMANDS:
        raise ConfigError(f"expected a command ({', '.join(COMMANDS)}), got {command!r}{_near(command, COMMANDS)}")
    arguments, rest = parser.parse_known_args(argv)
    if rest:
        raise ConfigError(_unknown(parser.choices.get(command or "", parser), rest[0]))
    if arguments.command is None:
        raise ConfigError("expected a command, got none; try `enrich run`, or `enrich --help`")
    return arguments


def _unknown(parser: argparse.ArgumentParser, word: str) -> str:
    near = _near(word.partition("=")[0], re.findall(r"--[a-z-]+", parser.format_help()))
    return _told(parser, f"expected one of its options or arguments, got {word!r}{near}")


def _told(parser: argparse.ArgumentParser, message: str) -> str:
    """Begin with the command, as a message of a compiler begins with the file."""
    command = parser.prog.removeprefix("enrich").strip()
    return f"{command}{': ' if command else ''}{message} (see {parser.prog} --help)"


def flags(arguments: argparse.Namespace) -> Mapping[str, object]:
    """Give the settings among the arguments, as `config.load` takes them."""
    return {name: value for name, value in vars(arguments).items() if "." in name}


def _near(word: str, known: Sequence[str] | Mapping[str, object]) -> str:
    close = get_close_matches(word, list(known), n=1, cutoff=0.65)
    return f" (did you mean {close[0]}?)" if close else ""


# --- types ------------------------------------------------------------------------------------


def _whole(text: str) -> int:
    try:
        return int(text)
    except ValueError as fault:
        raise argparse.ArgumentTypeError(f"expected a whole number, got {text!r}") from fault


# --- the parser -------------------------------------------------------------------------------


class _Root(Parser):
    choices: Mapping[str, argparse.ArgumentParser]


def _parser() -> _Root:
    parser = _Root(
        prog="enrich",
        description="Turn curated paper lists into verified bibliographic data: JSON, BibTeX and more.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"enrich {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands", parser_class=Parser)
    parser.choices = {name: add(commands) for name, add in COMMANDS.items()}
    return parser


Commands = argparse._SubParsersAction  # noqa: SLF001  argparse has no public name for it


def _command(commands: Commands[Parser], name: str, summary: str, epilog: str, description: str = "") -> Parser:
    return commands.add_parser(
        name,
        help=summary,
        description=description or summary[0].upper() + summary[1:] + ".",
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )


def _setting(group: argparse._ActionsContainer, flag: str, place: str, meaning: str, metavar: str = "DIR") -> None:
    group.add_argument(flag, dest=place, metavar=metavar, help=meaning)


def _switch(group: argparse._ActionsContainer, flag: str, place: str, meaning: str) -> None:
    """Add a flag that is None where not given, so that `enrich.toml` may say it."""
    group.add_argument(flag, dest=place, action="store_const", const=True, help=meaning)


def _config(group: argparse._ActionsContainer) -> None:
    group.add_argument("--config", metavar="FILE", help="settings (default: enrich.toml, where there is one)")


def _seeds(parser: Parser, what: str) -> None:
    parser.add_argument(
        "seeds", nargs="*", metavar="SEED", help=f"a list, or a folder of lists, {what} (default: seeds/)"
    )


def _run(commands: Commands[Parser]) -> Parser:
    parser = _command(commands, "run", "enrich the lists and write the outputs", RUN_EPILOG, RUN)
    _seeds(parser, "to enrich instead of the folder of --seeds")
    places = parser.add_argument_group("where")
    _setting(places, "--seeds", "run.seeds", "folder of the lists (default: seeds)")
    _setting(places, "--out", "run.out", "folder of the outputs (default: out)")
    _setting(places, "--cache", "run.cache", "folder of the answers that are kept (default: cache)")
    _config(places)
    what = parser.add_argument_group("what")
    asking = what.add_mutually_exclusive_group()
    _switch(asking, "--offline", "run.offline", "open no connection: only what the lists and the cache say")
    _switch(asking, "--refresh", "run.refresh", "ask again, also where the cache is fresh")
    what.add_argument("--limit", dest="run.limit", metavar="N", type=_whole, help="only the first N rows, for a try")
    _setting(what, "--formats", "run.formats", "only these outputs: json, bibtex, … (default: all)", "NAME[,NAME…]")
    _setting(what, "--fail-on", "run.fail_on", "exit 1 if one of these is found; see below", "KIND[,KIND…]")
    telling = parser.add_argument_group("telling").add_mutually_exclusive_group()
    _switch(telling, "--quiet", "run.quiet", "tell only what went wrong")
    _switch(telling, "--verbose", "run.verbose", "tell every request and every issue")
    return parser


def _explain(commands: Commands[Parser]) -> Parser:
    parser = _command(
        commands,
        "explain",
        "tell from the cache what was asked and found for one row, and why it was accepted or not",
        EXPLAIN_EPILOG,
    )
    parser.add_argument("target", metavar="FILE:LINE|KEY", help="a row by its place, or by its citation key")
    _setting(parser, "--out", "run.out", "folder of the last outputs, where keys are looked up (default: out)")
    _setting(parser, "--cache", "run.cache", "folder of the answers that are kept (default: cache)")
    _config(parser)
    return parser


def _schema(commands: Commands[Parser]) -> Parser:
    return _command(commands, "schema", "print the JSON Schema of enriched.json", "")


def _cache(commands: Commands[Parser]) -> Parser:
    parser = _command(commands, "cache", "look into the kept answers, or remove them", CACHE_EPILOG)
    parser.add_argument("action", choices=("info", "prune", "clear"), help="count them, remove old ones, remove all")
    parser.add_argument(
        "--older-than",
        metavar="DURATION",
        default="180 days",
        help='with prune: age of what is removed (default: "180 days")',
    )
    _setting(parser, "--cache", "run.cache", "folder of the answers (default: cache)")
    _config(parser)
    return parser


def _check(commands: Commands[Parser]) -> Parser:
    parser = _command(commands, "check", "tell what to mend in a list, without network", CHECK_EPILOG)
    _seeds(parser, "to check")
    parser.add_argument(
        "--format", choices=("text", "json", "github"), default="text", help="how to write the issues (default: text)"
    )
    parser.add_argument(
        "--fail-on",
        choices=("error", "warning", "info", "never"),
        default="error",
        help="exit 1 at this severity or worse (default: error)",
    )
    _config(parser)
    return parser


def _entries(commands: Commands[Parser]) -> Parser:
    parser = _command(
        commands, "entries", "print what was read from a list, to see whether it is understood", ENTRIES_EPILOG
    )
    _seeds(parser, "to read")
    parser.add_argument("--json", action="store_true", help="an array of objects instead of a table")
    _config(parser)
    return parser


def _export(commands: Commands[Parser]) -> Parser:
    parser = _command(
        commands,
        "export",
        "write one format of an enriched.json, or of any CSL-JSON file, to standard output",
        EXPORT_EPILOG,
    )
    parser.add_argument(
        "--from", dest="source", metavar="FILE", required=True, help='what to read ("-": standard input)'
    )
    parser.add_argument("--format", metavar="NAME", required=True, help="json, bibtex, biblatex, csl-json, ris, csv")
    _config(parser)
    return parser


COMMANDS: Final[Mapping[str, Callable[[Commands[Parser]], Parser]]] = {
    "run": _run,
    "explain": _explain,
    "check": _check,
    "entries": _entries,
    "export": _export,
    "schema": _schema,
    "cache": _cache,
}
