"""Legal words are translated with the words of the glossary."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.adapters.content.checks.glossary import Glossary, plain, read_glossary, says_any, strayed
from bot.adapters.content.topic_files import TopicFolder, TopicText, read_folder
from bot.domain.language import Language
from bot.domain.topic import Review
from bot.errors import InvalidData, Severity

CONTENT = Path(__file__).parents[4] / "content"
DANISH, ARABIC = Language.DANISH, Language.ARABIC
TIGRINYA, ENGLISH = Language.TIGRINYA, Language.ENGLISH

ENTRY = """\
- da: [frist, fristen]
  en: [deadline]
  ar: [آخر موعد]
  ti: [ናይ መወዳእታ ዕለት]
  confirmed: false
"""


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return read_glossary(CONTENT / "glossary.yml")


def text(title: str, body: str) -> TopicText:
    return TopicText(Path("topics/x/ar.md"), title, body, Review.DRAFT)


def warnings(topic: TopicFolder, language: Language, glossary: Glossary) -> list[str]:
    found = strayed(topic.danish, topic.texts[language], language, glossary)
    return [problem.sentence for problem in found]


def change(path: Path, old: str, new: str) -> None:
    written = path.read_text()
    assert old in written
    path.write_text(written.replace(old, new))


def test_the_glossary_has_every_language_and_no_word_twice(glossary: Glossary) -> None:
    assert len(glossary.entries) >= 35
    danish = [form for entry in glossary.entries for form in entry.da]
    assert len(danish) == len(set(danish))


def test_the_texts_we_publish_keep_to_the_glossary(glossary: Glossary) -> None:
    for path in sorted(CONTENT.glob("topics/*/da.md")):
        topic = read_folder(path.parent)
        for language in (ARABIC, TIGRINYA, ENGLISH):
            assert warnings(topic, language, glossary) == [], path


@pytest.mark.parametrize(
    ("language", "old", "new", "sentence"),
    [
        (ARABIC, "رسالة سماع الرأي", "حق إبداء الرأي", "partshøring"),
        (ARABIC, "بلدية", "حكومة", "kommune"),
        (TIGRINYA, "ርእይቶኹም ዝሓትት ደብዳበ", "ወረቐት", "partshøring"),
        (TIGRINYA, "ውሳነ", "ፍርዲ", "afgørelse"),
        (ENGLISH, "deadline", "last day", "frist"),
    ],
)
def test_another_word_than_the_glossarys_is_named(
    folder: Path, glossary: Glossary, language: Language, old: str, new: str, sentence: str
) -> None:
    change(folder / f"topics/sanction-hearing/{language}.md", old, new)
    found = warnings(read_folder(folder / "topics/sanction-hearing"), language, glossary)
    assert [one for one in found if one.startswith(f"translates `{sentence}` without any")]


def test_a_stray_word_is_only_a_warning_with_the_right_words(
    folder: Path, glossary: Glossary
) -> None:
    path = folder / "topics/sanction-hearing/ar.md"
    change(path, "رسالة سماع الرأي", "رسالة الاستماع")
    topic = read_folder(path.parent)
    (problem,) = strayed(topic.danish, topic.texts[ARABIC], ARABIC, glossary)
    assert problem.severity is Severity.WARNING
    assert problem.path == str(path)
    words = "translates `partshøring` without any of the glossary's words: رسالة سماع الرأي."
    assert problem.sentence == words


@pytest.mark.parametrize("danish", ["fristerne", "{frist.phone}", "[Se](https://x.dk/frist)"])
def test_what_is_no_whole_danish_word_asks_for_nothing(tmp_path: Path, danish: str) -> None:
    (tmp_path / "glossary.yml").write_text(ENTRY)
    glossary = read_glossary(tmp_path / "glossary.yml")
    assert list(strayed(text("?", danish), text("?", "نعم"), ARABIC, glossary)) == []


def test_a_danish_word_in_brackets_is_no_translation(tmp_path: Path) -> None:
    (tmp_path / "glossary.yml").write_text(ENTRY)
    glossary = read_glossary(tmp_path / "glossary.yml")
    found = strayed(text("?", "FRISTEN står her."), text("?", "(fristen)"), ARABIC, glossary)
    assert len(list(found)) == 1


@pytest.mark.parametrize(
    ("language", "form", "written"),
    [
        (ARABIC, "البلدية", "للبلدية"),
        (ARABIC, "البلدية", "وبالبلديّة"),
        (ARABIC, "الإعانة النقدية", "من إعانتك النقدية"),
        (ARABIC, "قرار", "ليست قرارًا"),
        (ARABIC, "لم شمل الأسرة", "عن طريق لمّ شمل الأسرة"),
        (ARABIC, "آخر موعد", "قبل اخر موعـــد"),
        (ARABIC, "ملف", "لا يمكننا دراسة ملفك هنا"),
        (TIGRINYA, "ኣስተርጓሚ", "ብዛዕባ ኣስተርጓሚን ሕተቱ"),
        (TIGRINYA, "ናይ ገንዘብ ሓገዝ", "ንናይ ገንዘብ ሐገዝኩም"),
        (ENGLISH, "jobcentre", "Two **jobcentres**."),
        (DANISH, "rimelig grund", "uden rimelig\ngrund."),
    ],
)
def test_a_form_is_found_however_it_is_written(language: Language, form: str, written: str) -> None:
    assert says_any(plain(written, language), (form,), language) == form


@pytest.mark.parametrize(
    ("language", "form", "written"),
    [
        (ARABIC, "قرار", "الاستقرار"),
        (ARABIC, "عقد", "معقدة"),
        (DANISH, "sag", "sagsbehandler"),
        (DANISH, "praktik", "praktik-plads"),
        (ENGLISH, "case", "because"),
    ],
)
def test_a_part_of_another_word_is_not_found(language: Language, form: str, written: str) -> None:
    assert says_any(plain(written, language), (form,), language) is None


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("confirmed", "confirmd", "has an unknown key `confirmd`"),
        ("  en: [deadline]\n", "", "lacks `en`."),
        ("[deadline]", "[]", "`en` must not be empty."),
        (ENTRY, "da: frist", "must be a list of words."),
    ],
)
def test_a_wrong_glossary_is_refused(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    path = tmp_path / "glossary.yml"
    path.write_text((ENTRY * 2).replace(old, new, 2) if old != ENTRY else new)
    with pytest.raises(InvalidData) as refused:
        read_glossary(path)
    assert sentence in str(refused.value)


def test_each_wrong_word_is_told_with_its_number(tmp_path: Path) -> None:
    path = tmp_path / "glossary.yml"
    path.write_text(ENTRY + ENTRY.replace("en:", "eng:"))
    with pytest.raises(InvalidData) as refused:
        read_glossary(path)
    assert "glossary.yml (word 2): lacks `en`." in str(refused.value)
