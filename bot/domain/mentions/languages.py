"""Finds the languages that a message names."""

from __future__ import annotations

from bot.domain.language import Language
from bot.domain.words import Lexicon, Words, read_words

_NAMES = Lexicon(
    {
        Language.DANISH: "dansk,danske,danish,danisch,الدنماركيه,الدنماركي,دنماركي,دنماركيه,دنمركي,"
        "الدنمركيه,denmarki,danmarki,danimarki,danmarkiye,danska,ደንሽ,ዳኒሽ,ደኒሽ,ዴንሽ,ቋንቋ ደንማርክ,"
        "دانماركي,denish,denesh,dansih",
        Language.ARABIC: "arabisk,arabiske,arabic,arabik,عربي,العربي,عربيه,العربيه,3arabi,arabi,"
        "el 3arabi,3arabiye,3araby,ዓረብ,ዓረብኛ,ዓረበኛ,areb,arebgna,arebenya,arebigna,btareb",
        Language.TIGRINYA: "tigrinya,tigrigna,tigrinja,tigrinsk,tigrina,tigrigne,tigrignya,tigrnya,"
        "تغرينيه,التغرينيه,تيغرينيه,التيغرينيه,تغرينيا,تيغرينيا,التغرينيا,التيغرينيا,تجرينيا,"
        "تقرينيا,"
        "تكرينيا,التكرينيه,تيجرينيا,تغريني,تيغريني,ትግርኛ,btigrigna,btigrinya,bitigrinya,tgrigna",
        Language.ENGLISH: "engelsk,engelske,english,inglish,انجليزي,الانجليزي,انجليزيه,الانجليزيه,"
        "انكليزي,الانكليزي,انكليزيه,الانكليزيه,انغليزي,inglizi,inglezi,ingilizi,englizi,እንግሊዝ,"
        "እንግሊዝኛ,"
        "ኢንግሊዝኛ,ኢንግሊሽ,እንግሊሽ,englizegna,inglizegna,ingliznya,bengliz",
    }
)


def find_languages(words: Words) -> tuple[Language, ...]:
    """Each language that we serve once, in the order they stand."""
    return tuple(dict.fromkeys(_NAMES.all(words)))


#: a language named beside one of these may be the one that is not wanted
_REFUSING = Lexicon(
    {
        True: "eller,or,او,aw,ወይ,ወይስ,wey,weys,ikke,ik,ej,uden,hvorfor,forkert,not,no,don't,dont,"
        "doesn't,doesnt,cannot,can't,cant,"
        "why,wrong,mistake,without,لا,ما,مو,مش,ليس,لست,ليش,لماذا,غلط,بدون,ma,mo,mou,mesh,mish,lesh,"
        "leish,ስለምንታይ,ንምንታይ,ብጌጋ,ኣይኮነን,ኣይኮንኩን,ኣይክእልን,ኣይፈልጥን,ኣይደልን,ኣይርድኣንን,ኣይተረድኣንን,aykonen,"
        "aykieln,aykhieln,aydelyn,aydelin,ayfeltn"
    }
)


def wanted_language(text: str) -> Language | None:
    """The language that a message asks us to write in; None where we must ask which.

    That is so where none, several, or perhaps the wrong one is named.
    """
    words = read_words(text)
    named = find_languages(words)
    return named[0] if len(named) == 1 and not _REFUSING.all(words) else None
