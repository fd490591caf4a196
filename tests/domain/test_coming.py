"""What people reply when they are asked "are you coming?", and what is a question of its own."""

from __future__ import annotations

import pytest

from bot.domain.choices import Coming, read_coming
from bot.domain.understanding import Candidate, Understanding

DANISH = [
    ("ja", Coming.COMING),
    ("jeg kommer", Coming.COMING),
    ("ok jeg er der", Coming.COMING),
    ("kmr lidt senere", Coming.LATE),
    ("bussen kom ikke, jeg bliver forsinket", Coming.LATE),
    ("jeg er syg", Coming.SICK),
    ("kmr ikke, feber", Coming.SICK),
    ("min datter er syg", Coming.CHILD_SICK),
    ("mit barn har feber saa jeg kommer ikke", Coming.CHILD_SICK),
    ("nej", Coming.CANNOT_COME),
    ("i dag kan jeg ikke komme", Coming.CANNOT_COME),
    ("min kone er syg jeg kan ikke", Coming.CANNOT_COME),
    ("jeg er ikke syg, jeg kommer", Coming.COMING),
    ("hvor er det", None),
    ("hvad hvis jeg er syg?", None),
    ("hvornår starter det", None),
    ("skal jeg tage mit barn med", None),
    ("er der en tolk med", None),
    ("kan jeg komme senere", None),
    ("hvordan melder jeg mig syg", None),
    ("må jeg blive hjemme når min søn er syg", None),
    ("hvem kommer til mødet", None),
    ("nej jeg kommer", None),  # unclear: we ask again
    ("jeg var syg i går men jeg kommer", None),
    ("jeg har fået et brev om kontrakten", None),
]
ENGLISH = [
    ("yes", Coming.COMING),
    ("I'm coming", Coming.COMING),
    ("ok see you", Coming.COMING),
    ("i will be 20 min late", Coming.LATE),
    ("running late sorry", Coming.LATE),
    ("sick", Coming.SICK),
    ("sorry I have fever today", Coming.SICK),
    ("my son is sick", Coming.CHILD_SICK),
    ("the kids are ill so I can't come", Coming.CHILD_SICK),
    ("no", Coming.CANNOT_COME),
    ("i cannot come tomorrow", Coming.CANNOT_COME),
    ("not coming", Coming.CANNOT_COME),
    ("im not sick, i come", Coming.COMING),
    ("where is it", None),
    ("what if I am sick?", None),
    ("when does it start", None),
    ("can I come later", None),
    ("is it in the same room", None),
    ("who is coming to the meeting", None),
    ("must I come when my child is sick", None),
    ("how do I say that I am sick", None),
    ("why should i come", None),
    ("can you send the address", None),
    ("my neighbour has a dog", None),
]
ARABIC = [
    ("نعم", Coming.COMING),
    ("انا جاي ان شاء الله", Coming.COMING),
    ("رح اجي", Coming.COMING),
    ("aywa jay", Coming.COMING),
    ("رح اتأخر نص ساعة", Coming.LATE),
    ("bet2akhar shway", Coming.LATE),
    ("انا مريض", Coming.SICK),
    ("ana mareed ma fini eje", Coming.SICK),
    ("بنتي مريضة", Coming.CHILD_SICK),
    ("ebni 3ando 7arara", Coming.CHILD_SICK),
    ("لا", Coming.CANNOT_COME),
    ("ما بقدر اجي بكرا", Coming.CANNOT_COME),
    ("ma be2dar eje", Coming.CANNOT_COME),
    ("زوجتي مريضة وما رح اجي", Coming.CANNOT_COME),
    ("لو سمحتو انا مريضة", Coming.SICK),
    ("وين المكان", None),
    ("شو اذا كنت مريض؟", None),
    ("ايمتى بيبدا", None),
    ("wen el maw3ed", None),
    ("shu lazem a3mel iza mareed", None),
    ("كيف ببلغ اني مريض", None),
    ("هل لازم اجي مع ابني", None),
    ("بقدر اجي متاخر", None),
    ("kif ballegh eno ebni mareed", None),
    ("مين رح يكون هناك", None),
    ("عندي رسالة من البلدية", None),
]
TIGRINYA = [
    ("እወ", Coming.COMING),
    ("እወ ክመጽእ እየ", Coming.COMING),
    ("ኣብ መንገዲ ኣለኹ", Coming.COMING),
    ("ewe kmetsie eye", Coming.COMING),
    ("ቅሩብ ክድንጒ እየ", Coming.LATE),
    ("kidengey eye 30 deqiq", Coming.LATE),
    ("ሎሚ ሓሚመ ኣለኹ", Coming.SICK),
    ("lomi hamime alekhu", Coming.SICK),
    ("ጓለይ ሓሚማ", Coming.CHILD_SICK),
    ("ወደይ ሓሚሙ ኣይመጽእን", Coming.CHILD_SICK),
    ("qolaey hamimu alo", Coming.CHILD_SICK),
    ("ኣይፋል", Coming.CANNOT_COME),
    ("ጽባሕ ክመጽእ ኣይክእልን እየ", Coming.CANNOT_COME),
    ("tsbah kimetsie aykieln", Coming.CANNOT_COME),
    ("ሰበይተይ ሓሚማ ክመጽእ ኣይክእልን", Coming.CANNOT_COME),
    ("ኣበይ እዩ", None),
    ("እንተ ሓሚመ እንታይ ክገብር", None),
    ("እንተሓመምኩኸ?", None),
    ("መዓስ ይጅምር", None),
    ("abey eyu", None),
    ("meas ymetsie", None),
    ("ክመጽእ ኣለኒ ዶ", None),
    ("ወደይ እንተሓሚሙ ክመጽእ ኣለኒ ዶ", None),
    ("kemey gere klas khedn hamime", None),
    ("መን ክመጽእ እዩ", None),
    ("ካብ ኮሙን ደብዳበ መጺኡኒ", None),
]


@pytest.mark.parametrize(("text", "coming"), DANISH + ENGLISH + ARABIC + TIGRINYA)
def test_a_reply_is_told_from_a_question(text: str, coming: Coming | None) -> None:
    assert read_coming(text, None) is coming


def reading(intent: str, confidence: float = 0.9) -> Understanding:
    return Understanding("da", 1.0, (Candidate(intent, confidence),))


@pytest.mark.parametrize(
    ("intent", "confidence", "coming"),
    [
        ("affirm", 0.9, Coming.COMING),
        ("deny", 0.9, Coming.CANNOT_COME),
        ("report-absence", 0.9, Coming.CANNOT_COME),
        ("child-sick", 0.9, Coming.CHILD_SICK),
        ("affirm", 0.4, None),
        ("thanks", 0.9, None),
        ("complaint", 0.9, None),
    ],
)
def test_the_model_decides_where_no_word_does(
    intent: str, confidence: float, coming: Coming | None
) -> None:
    assert read_coming("vejen er spærret", reading(intent, confidence)) is coming


def test_a_sure_topic_is_a_question_of_its_own() -> None:
    assert read_coming("jeg kommer på kontanthjælp", reading("cash-benefit")) is None
    assert read_coming("jeg er syg", reading("report-absence")) is Coming.SICK


@pytest.mark.parametrize("text", ["", "😀", "ja " * 3000, "9" * 5000])
def test_odd_replies_are_no_reply(text: str) -> None:
    assert read_coming(text, None) is None
