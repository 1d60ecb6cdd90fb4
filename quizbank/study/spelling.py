"""One key for the spellings of a name: Toqaev, Tokayev, Токаев and Тоқаев are the same word.

Rules, no lists of names: Cyrillic letters go to Latin ones (Russian, Kazakh and their neighbours), the Latin
orthographies of Kazakhstan (apostrophes of 2017, acutes of 2018, today's umlauts and cedillas) and the English, French
and German habits meet in one rough spelling. Where a letter can be read in two ways a word has several keys; two
spellings are the same if they share one.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import product

from quizbank.domain.identity import fold

_MOST_KEYS = 32

# What a letter, or letters together, may stand for; the first reading is kept where there would be too many.
_CYRILLIC = """
    а=a б=b в=v г=g ґ=g д=d е=e ж=j з=z и=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=sh ъ=
    ы=i ь= э=e ю=iu я=ia ё=e|o|io дж=j є=e ї=i і=i ә=a ғ=g қ=k ң=ng|n ө=o ұ=u ү=u һ=h ҳ=h ҷ=j ў=o|u ӣ=i ӯ=u җ=j ћ=ch
    ђ=j љ=l њ=n џ=j ј=i
"""
# The last line has the apostrophes of 2017; the apostrophe of a genitive stands before its s.
_LATIN = """
    shch=sh sch=sh sh=sh ch=ch tch=ch zh=j dzh=j dj=j j=j|i kh=kh gh=g ck=k q=k x=ks|kh w=v|u y=i ı=i yo=io|o|e
    ş=sh|s š=sh|s ś=sh|s č=ch|c ç=ch|c ć=ch|c ž=j|z ğ=g| ə=a ñ=ng|n ŋ=ng|n ń=ng|n ý=u|i ł=l ø=o ß=s æ=a ó=o
    s'=sh|s c'=ch g'=g n'=ng|n y'=u i'=i a'=a o'=o u'=u
"""
_PAIRS = (pair.split("=") for pair in (_CYRILLIC + _LATIN).split())
_SOUNDS = {letters: tuple(sounds.split("|")) for letters, sounds in _PAIRS}
_LONGEST = max(map(len, _SOUNDS))
_APOSTROPHES = str.maketrans("’ʼ‘ʻ`´", "''''''")


@lru_cache(maxsize=1 << 16)
def spellings(text: str) -> frozenset[str]:
    """The keys of a name, its words in the order of their letters and without blanks; empty for no letters.

    A name shares a key with the same name in another script, orthography or order ("Токаев Касым-Жомарт").
    """
    plain = " ".join(rough.replace("-", " ") for rough in text.split())
    keys = {_key(sounds) for sounds in _readings(plain)}
    whole = {_single(key.replace(" ", "")) for key in keys}
    return frozenset((whole | {_single("".join(sorted(key.split()))) for key in keys if " " in key}) - {""})


@lru_cache(maxsize=1 << 12)
def words_of(text: str) -> tuple[str, ...]:
    """The keys in the order written and with their blanks: to measure how far two spellings lie apart."""
    return tuple(dict.fromkeys(_key(sounds) for sounds in _readings(text.replace("-", " "))))


def _readings(text: str) -> list[str]:
    """Every way to read the text, as long as they are few."""
    options, count = list[tuple[str, ...]](), 1
    for sounds in _sounds(text):
        kept = sounds if count * len(sounds) <= _MOST_KEYS else sounds[:1]
        count *= len(kept)
        options.append(kept)
    return ["".join(reading) for reading in product(*options)]


def _sounds(text: str) -> list[tuple[str, ...]]:
    plain = unicodedata.normalize("NFC", text).casefold().translate(_APOSTROPHES)
    plain = re.sub(r"'s\b", "", plain.replace("i̇", "i"))
    found, at = list[tuple[str, ...]](), 0
    while at < len(plain):
        for length in range(_LONGEST, 0, -1):
            letters = plain[at : at + length]
            # An apostrophe at the end of a word is a genitive or a quotation mark, no letter.
            closes = letters.endswith("'") and not plain[at + length : at + length + 1].isalpha()
            if letters in _SOUNDS and len(letters) == length and not closes:
                found.append(_kh(_SOUNDS[letters]))
                break
        else:
            length, letters = 1, plain[at]
            found.append((letters,))
        at += length
    return found


def _kh(sounds: tuple[str, ...]) -> tuple[str, ...]:
    """The sound of х is written kh, h or k (Қазақстан, Казахстан, Kazakhstan)."""
    return tuple(one for sound in sounds for one in (("k", "h") if sound == "kh" else (sound,)))


def _key(sounds: str) -> str:
    """Without what only spelling adds: an i before e, doubled vowels and s (Kassym); "isation" is "ization"."""
    key = re.sub(r"isation", "ization", fold(sounds))
    key = re.sub(r"ie", "e", re.sub(r"i+", "i", key))
    return _single(key)


def _single(key: str) -> str:
    return re.sub(r"([aeious])\1+", r"\1", key)
