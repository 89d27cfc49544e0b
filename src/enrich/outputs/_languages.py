"""ISO 639-1 codes and English names of languages -> the names of babel, which `langid` holds (babel manual, §1.26)."""

from __future__ import annotations

from typing import Final

_NAMES: Final = {
    "af": "afrikaans", "ar": "arabic", "be": "belarusian", "bg": "bulgarian", "br": "breton", "ca": "catalan",
    "cs": "czech", "cy": "welsh", "da": "danish", "de": "german", "el": "greek", "en": "english", "eo": "esperanto",
    "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish", "fr": "french",
    "ga": "irish", "gl": "galician", "he": "hebrew", "hi": "hindi", "hr": "croatian", "hu": "hungarian",
    "hy": "armenian", "id": "indonesian", "is": "icelandic", "it": "italian", "ja": "japanese", "ka": "georgian",
    "ko": "korean", "la": "latin", "lt": "lithuanian", "lv": "latvian", "mk": "macedonian", "mn": "mongolian",
    "nb": "norwegian", "nl": "dutch", "nn": "nynorsk", "no": "norwegian", "pl": "polish", "pt": "portuguese",
    "ro": "romanian", "ru": "russian", "sk": "slovak", "sl": "slovene", "sq": "albanian", "sr": "serbian",
    "sv": "swedish", "th": "thai", "tr": "turkish", "uk": "ukrainian", "vi": "vietnamese", "zh": "chinese",
}  # fmt: skip
BABEL: Final = _NAMES | {name: name for name in _NAMES.values()}


def is_english(language: str) -> bool:
    return language.lower().startswith("en")
