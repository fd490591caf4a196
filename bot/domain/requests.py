"""Cuts a message into the parts that may be requests of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain.choices import asks
from bot.domain.words import Lexicon, read_words

#: more parts than this are a story, whose end is read as one part
MOST_PARTS = 3
#: shorter parts are greetings and names
_FEWEST_WORDS = 2

# A full stop after a number or one of these ends no sentence: kl. 9, nr. 2, 24. november, f.eks.
_SENTENCE_END = re.compile(
    r"(?<!\d)(?<!\b\w)(?<!\bkl)(?<!\bnr)(?<!\bca)(?<!\bdr)(?<!\btlf)(?<!\beks)\.+(?=\s|$)"
    r"|(?<=[?؟፧])(?![?؟፧])|[!።;؛]+|[\r\n]+",
    re.IGNORECASE,
)
_JOINING = "|".join(
    (
        *("and", "and also", "og", "og også", "samt"),
        *("و", "وكمان", "كمان", "وبعدين", "وأيضا", "وايضا", "وأيضاً", "بالاضافة", "وبرضو"),
        *("w", "wa", "ou", "wkaman", "w kaman", "kaman", "wb3den", "wba3den", "w ba3den"),
        *("ከምኡውን", "ከምኡ'ውን", "ከምኡ’ውን", "ከምኡ እውን", "ብተወሳኺ", "ካብኡ", "kemuwn", "kemu'wn", "kemuwen"),
    )
)
_ARABIC_QUESTION = (
    "كيف|وين|اين|أين|متى|ايمتى|إيمتى|امتى|شو|ايش|شنو|هل|كم|قديش|ليش|لماذا|ماذا|مين|شوكت"
    "|بدي|اريد|أريد"
)
_LATIN_ARABIC_QUESTION = "kif|kef|keef|wen|wein|emta|imta|shu|sho|lesh|leish|kam|meen|bidi|baddi"
_TIGRINYA_QUESTION = "ከመይ|መዓስ|ኣበይ|አበይ|ናበይ|እንታይ|ክንደይ|መን|ስለምንታይ|ንምንታይ|ኣየናይ"
# "and" as a word, or as a part of one: وكيف (and how), ቆጸራይን ከመይ (my meeting and how).
_JOINT = re.compile(
    rf"[,،፣፡]?\s+(?:{_JOINING})[,،፣]?\s+"
    rf"|\s+و(?=(?:{_ARABIC_QUESTION})\b)"
    rf"|\s+w(?=(?:{_LATIN_ARABIC_QUESTION})\b)"
    rf"|(?<=ን)\s+(?=(?:{_TIGRINYA_QUESTION})\b)",
    re.IGNORECASE,
)

#: a part with one of these wants an answer, too
_WISHES = Lexicon(
    {
        True: "jeg vil,vil jeg,jeg ønsker,jeg har brug for,vi har brug for,fortæl,hjælp,i want,"
        "we want,i need,we need,i would like,i'd like,tell me,help,please,بدي,بدنا,اريد,نريد,عايز,"
        "ابغى,محتاج,محتاجه,احتاج,قلي,ساعدوني,bidi,baddi,badi,bedi,me7taj,ደልየ,ደሊና,እደሊ,ንደሊ,"
        "ክፈልጥ,የድልየኒ,ሓግዙኒ,ንገሩኒ,delye,edeli,ydlyeni,yedliyeni,hagizuni"
    }
)


def split(text: str) -> tuple[str, ...]:
    """Two or three parts of a message, in order; none where it is one clause.

    Cut at ends of sentences and at "and"; what is behind the third part belongs to it. A part
    keeps its question mark.
    """
    clauses = (part for sentence in _SENTENCE_END.split(text) for part in _JOINT.split(sentence))
    parts = [clause.strip(" ,،፣፡") for clause in clauses if len(clause.split()) >= _FEWEST_WORDS]
    if len(parts) < 2:
        return ()
    return (*parts[: MOST_PARTS - 1], " ".join(parts[MOST_PARTS - 1 :]))[: len(parts)]


def to_answer(parts: Sequence[str]) -> tuple[str, ...]:
    """The parts that ask or wish, in order; the others only tell how that came up.

    "I was sick on Monday. Will they cut my money?" asks one thing.
    """
    return tuple(part for part in parts if _wants(part))


def _wants(part: str) -> bool:
    words = read_words(part)
    return asks(words) or bool(_WISHES.all(words))
