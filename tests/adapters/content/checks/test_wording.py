"""What answers never say, and what answers about voluntary return must say."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.adapters.content.checks.wording import Wording, broken, read_wording
from bot.adapters.content.topic_files import TopicText, read_folder
from bot.domain.language import Language
from bot.domain.topic import Review
from bot.errors import InvalidData, Severity

CONTENT = Path(__file__).parents[4] / "content"
DANISH, ARABIC = Language.DANISH, Language.ARABIC
TIGRINYA, ENGLISH = Language.TIGRINYA, Language.ENGLISH

RULES = """\
forbidden:
  - because: nothing may be promised.
    topics: [sanction-*]
    fine_after: [ikke]
    phrases:
      da: [du får lov]
"""


@pytest.fixture(scope="module")
def wording() -> Wording:
    return read_wording(CONTENT / "wording.yml")


def said(body: str, language: Language, wording: Wording, topic: str = "contract") -> list[str]:
    text = TopicText(Path("x.md"), "?", body, Review.DRAFT)
    return [problem.sentence for problem in broken(text, topic, language, wording)]


def change(path: Path, old: str, new: str) -> None:
    written = path.read_text()
    assert old in written
    path.write_text(written.replace(old, new))


def test_the_answers_we_publish_break_no_rule(wording: Wording) -> None:
    for path in sorted(CONTENT.glob("topics/*/da.md")):
        topic = path.parent
        for language in Language:
            found = broken(read_folder(topic).texts[language], topic.name, language, wording)
            assert list(found) == [], (topic.name, language)


@pytest.mark.parametrize(
    ("language", "added", "phrase"),
    [
        (DANISH, "**Du får** lov til det.", "du får lov"),
        (DANISH, "Bare rolig, du vinder.", "du vinder"),
        (ENGLISH, "You won’t lose anything.", "you won't lose"),
        (ARABIC, "سوف تَربح الشكوى.", "سوف تربح"),
        (TIGRINYA, "ውሕስነት ንህበኩም።", "ውሕስነት ንህበኩም"),
        (ARABIC, "هذه عقوبة (bøde).", "bøde"),
        (ARABIC, "هذه العقوبة كبيرة.", "عقوبة"),
        (TIGRINYA, "እዚ መቅጻዕቲ እዩ።".replace("ቅ", "ቕ"), "መቕጻዕቲ"),
        (ENGLISH, "It is unlawful absence.", "unlawful absence"),
        (DANISH, "Send os dit cpr-nummer.", "send os dit CPR-nummer"),
        (DANISH, "Du får overgangsydelse.", "overgangsydelse"),
        (TIGRINYA, "ስሙ overgangsydelse እዩ።", "overgangsydelse"),
    ],
)
def test_a_forbidden_phrase_is_named(
    folder: Path, wording: Wording, language: Language, added: str, phrase: str
) -> None:
    topic = folder / "topics/contract"
    path = topic / f"{language}.md"
    path.write_text(f"{path.read_text().rstrip()} {added}\n")
    problems = list(broken(read_folder(topic).texts[language], "contract", language, wording))
    assert [one for one in problems if one.sentence.startswith(f"says `{phrase}`: ")]
    assert {one.severity for one in problems} == {Severity.ERROR}


@pytest.mark.parametrize(
    ("language", "body"),
    [
        (DANISH, "Skriv ikke dit CPR-nummer her."),
        (DANISH, "Vi kan ikke love noget. Job er ikke garanteret."),
        (DANISH, 'I gamle breve står der "overgangsydelse".'),
        (DANISH, "Der er 2 krav, og du har 4 uger. Kl. 10 kommer 3 børn."),
        (DANISH, "Det koster {benefits.price} kr."),
        (ENGLISH, "Do not write your CPR number here. That is fine."),
        (ARABIC, "لا تكتب هنا رقم CPR (رقمك الشخصي)."),
        (TIGRINYA, "ናይ CPR ቁጽርኹም ኣብዚ ኣይትጽሓፉ።"),
    ],
)
def test_what_is_fine_stays_quiet(wording: Wording, language: Language, body: str) -> None:
    assert said(body, language, wording) == []


@pytest.mark.parametrize(
    ("language", "body", "amount"),
    [
        (DANISH, "Du får 6.789 kr. om måneden.", "6.789 kr"),
        (DANISH, "Det koster DKK 50.", "dkk 50"),
        (DANISH, "Det koster 200,-", "200,-"),
        (ENGLISH, "It costs 1,250 kroner.", "1,250 kroner"),
        (ARABIC, "تدفع ٥٠٠ كرونة.", "500 كرونه"),
        (TIGRINYA, "500 ክሮነር ትኸፍሉ።", "500 ክሮነር"),
    ],
)
def test_an_amount_of_money_is_named(
    wording: Wording, language: Language, body: str, amount: str
) -> None:
    sentence = f"says `{amount}`: an amount comes only from a confirmed placeholder."
    assert said(body, language, wording) == [sentence]


@pytest.mark.parametrize("number", ["146.639", "146 639", "200000", "٢٠٠٠٠٠"])
def test_a_large_number_in_an_answer_about_return_is_named(
    folder: Path, wording: Wording, number: str
) -> None:
    topic = folder / "topics/repatriation-support"
    change(topic / "ar.md", "هذا قرار كبير.", f"هذا قرار كبير {number}.")
    (problem,) = broken(read_folder(topic).texts[ARABIC], topic.name, ARABIC, wording)
    assert problem.sentence.endswith("an answer about voluntary return names no sum of money.")


@pytest.mark.parametrize(
    ("language", "old", "missing"),
    [
        (DANISH, "Det er frivilligt. ", "that it is voluntary"),
        (DANISH, "Du bestemmer. ", "that the contact decides"),
        (ENGLISH, "It is voluntary. ", "that it is voluntary"),
        (ENGLISH, " You can say no.", "that one can say no"),
        (ARABIC, "هذا أمر اختياري. ", "that it is voluntary"),
        (ARABIC, "مجانية ومحايدة", "that advice is free"),
        (TIGRINYA, "ንዝኾነ ወገን ዘይድግፍ", "that advice is neutral"),
        (TIGRINYA, "ንስኹም ኢኹም እትውስኑ። ", "that the contact decides"),
        (ENGLISH, "{national.drc}", "whom to call for neutral advice"),
    ],
)
def test_what_an_answer_about_return_lacks_is_named(
    folder: Path, wording: Wording, language: Language, old: str, missing: str
) -> None:
    topic = folder / "topics/repatriation-support"
    change(topic / f"{language}.md", old, "")
    found = [
        one.sentence
        for one in broken(read_folder(topic).texts[language], topic.name, language, wording)
    ]
    assert any(one.startswith(f"does not say {missing}, such as `") for one in found)


def test_pressure_to_return_is_named_but_its_denial_is_not(wording: Wording) -> None:
    topic = "repatriation-apply"
    found = said("Skynd dig. Fristen er kort.", DANISH, wording, topic)
    assert sum("nobody may be pressed" in one for one in found) == 2
    quiet = said("Du skal ikke skynde dig. Der er ingen frist.", DANISH, wording, topic)
    assert not any("nobody may be pressed" in one for one in quiet)


def test_an_editor_adds_a_plain_phrase_for_some_topics(tmp_path: Path) -> None:
    path = tmp_path / "wording.yml"
    path.write_text(RULES)
    wording = read_wording(path)
    expected = ["says `du får lov`: nothing may be promised."]
    assert said("Du får\nLOV.", DANISH, wording, "sanction-hearing") == expected
    assert said("Du får lov.", DANISH, wording, "contract") == []
    assert said("Sig ikke, du får lov.", DANISH, wording, "contract") == []


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("because", "becuse", "has an unknown key"),
        ("da: ", "dk: ", "must be one of"),
        ("[du får lov]", "[]", "must not be empty"),
        ("forbidden:", "forbiden:", "lacks `forbidden`."),
    ],
)
def test_a_wrong_file_of_rules_is_refused(
    tmp_path: Path, old: str, new: str, sentence: str
) -> None:
    path = tmp_path / "wording.yml"
    path.write_text(RULES.replace(old, new))
    with pytest.raises(InvalidData) as refused:
        read_wording(path)
    assert sentence in str(refused.value)


def test_what_must_be_said_is_said_in_every_language(tmp_path: Path) -> None:
    path = tmp_path / "wording.yml"
    rule = RULES.replace("forbidden:", "forbidden: []\nrequired:").replace("    fine", "    #")
    path.write_text(rule.replace("    phrases", "    says: it\n    phrases"))
    with pytest.raises(InvalidData) as refused:
        read_wording(path)
    assert "`required.0.phrases` must have phrases in ar, ti, en too." in str(refused.value)
