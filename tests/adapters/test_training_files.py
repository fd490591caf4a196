"""Unanswered messages become lines that the project's reader, and Rasa's, read as they stand."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.adapters.content.files import read_yaml
from bot.adapters.training_files import LONGEST_EXAMPLE, adopt, as_example, examples, intents
from bot.domain.language import Language
from bot.domain.unanswered import Reason, Unanswered, can_be_written_in, script_of
from bot.errors import InvalidData

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 21)
FILE = """\
version: "3.1"
nlu:
- intent: {intent}
  metadata:
    language: {language}
  examples: |
    - {text}
"""

#: what people and machines may write, and the line that it becomes
AWKWARD = {
    "[kan] man få (hund) her": "(kan) man få (hund) her",
    "[hund](animal:dog)": "(hund)(animal:dog)",
    'hund {"entity": "animal"} [x]{"entity": "y"}': 'hund {"entity": "animal"} (x){"entity": "y"}',
    "/hund på [number]": "hund på …",
    "// - hund": "hund",
    "[CPR] hund": "(CPR) hund",
    "en linje\nog en til\r\n- intent: hund": "en linje og en til - intent: hund",
    "usyn\u200blig\u202e tekst\0\x1b[2J": "usynlig tekst(2J",
    "skille\u2028linjer\x85her": "skille linjer her",
    "“hund”": "hund",
    "‘“/hund”’": "hund",
    "- “hund”: {a, “b”}": '"hund": {a, "b"}',
    "hund: # kat": "hund: # kat",
    "<<<<<<< hund": "<<<<<<< hund",
    "\thund": "hund",
    "${HOME} hund": "${HOME} hund",
    "hund\\nkat": "hund/nkat",
    "!!python/object hund": "!!python/object hund",
    "*hund &kat |": "*hund &kat |",
    "👩‍👧 hund 😀": "👩👧 hund 😀",
    "\ud800hund": "hund",
    "ናይ ከልቢ፡ ይፍቀድ ድዩ።": "ናይ ከልቢ፡ ይፍቀድ ድዩ።",
    "هل «الكلب» مسموح؟": "هل «الكلب» مسموح؟",
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A project with one training message and one held-out message in each language."""
    texts = {"nlu": "jeg flytter snart", "tests/nlu": "min nye adresse"}
    for folder, text in texts.items():
        for language in Language:
            path = tmp_path / folder / language / "moving.yml"
            path.parent.mkdir(parents=True)
            path.write_text(FILE.format(intent="moving", language=language, text=text))
            path.with_name("descriptions.yml").write_text("nlu: []\n")
    return tmp_path


def message(number: int, text: str, language: Language = Language.DANISH) -> Unanswered:
    return Unanswered(
        id=number,
        contact_id=None,
        text=text,
        language=language,
        script=script_of(text),
        reason=Reason.LOST,
        at=datetime(2026, 11, 21, tzinfo=UTC),
    )


def awkward_messages() -> list[Unanswered]:
    """One of each, no two of them with the same words, all in letters of Danish."""
    numbered = enumerate(AWKWARD, start=1)
    messages = [message(number, f"{text} nummer {number}") for number, text in numbered]
    return [one for one in messages if can_be_written_in(one.language, one.script)]


def patch(home: Path, language: str = "da") -> Path:
    return home / "patches" / f"2026-11-21-moving.{language}.yml"


@pytest.mark.parametrize(("text", "line"), AWKWARD.items())
def test_an_awkward_message_becomes_one_plain_line(text: str, line: str) -> None:
    assert as_example(text) == line


def test_the_projects_reader_reads_every_awkward_line(home: Path) -> None:
    messages = awkward_messages()
    adoption = adopt(home, home / "patches", "moving", messages, TODAY)
    assert adoption.left_out == []
    read = list(examples(patch(home)))
    assert read == [as_example(one.text) for one in messages]
    (block,) = read_yaml(patch(home))["nlu"]
    assert (block["intent"], block["metadata"]) == ("moving", {"language": "da"})


def test_each_language_gets_a_file_that_says_what_to_do(home: Path) -> None:
    messages = [message(1, "min hund flytter"), message(2, "ከልበይ", Language.TIGRINYA)]
    adoption = adopt(home, home / "patches", "moving", messages, TODAY)
    assert adoption.written == {patch(home): 1, patch(home, "ti"): 1}
    assert adoption.settled == [1, 2]
    head = patch(home, "ti").read_text().split("version")[0]
    assert "Take out names" in head
    assert "nlu/ti/moving.yml" in head


def test_what_is_known_already_is_left_out_with_a_sentence(home: Path) -> None:
    messages = [
        message(1, "Jeg flytter, snart!"),
        message(2, "MIN NYE ADRESSE"),
        message(3, "hund"),
    ]
    adoption = adopt(home, home / "patches", "moving", [*messages, message(4, "Hund?")], TODAY)
    assert [str(one) for one in adoption.left_out] == [
        "G1: stands in nlu/da/moving.yml already.",
        "G2: stands in tests/nlu/da/moving.yml already.",
        "G4: stands in patches/2026-11-21-moving.da.yml already.",
    ]
    assert list(examples(patch(home))) == ["hund"]
    assert adoption.settled == [1, 2, 3, 4]  # nothing of it needs another look


def test_what_cannot_be_learned_from_is_left_out_and_not_settled(home: Path) -> None:
    messages = [
        message(1, "??? [number]"),
        message(2, "hund " * 2000),
        message(3, "де бібліотека"),
        message(4, "هل الكلب مسموح"),
        message(5, "hal el kalb masmu7", Language.ARABIC),
    ]
    adoption = adopt(home, home / "patches", "moving", messages, TODAY)
    assert [str(one) for one in adoption.left_out] == [
        "G1: has no words that could be learned from.",
        f"G2: is longer than {LONGEST_EXAMPLE} characters; write a shorter one by hand.",
        "G3: is not in letters in which Dansk is written; write one by hand.",
        "G4: is not in letters in which Dansk is written; write one by hand.",
    ]
    assert adoption.settled == [5]
    assert not patch(home).exists()


def test_twice_changes_nothing_and_more_is_added_at_the_end(home: Path) -> None:
    adopt(home, home / "patches", "moving", [message(1, "min hund")], TODAY)
    path = patch(home)
    path.write_text("# læst\n" + path.read_text().rstrip("\n"))  # as an editor may leave it
    before = path.read_bytes()
    assert adopt(home, home / "patches", "moving", [message(1, "min hund")], TODAY).written == {}
    assert path.read_bytes() == before
    adopt(home, home / "patches", "moving", [message(2, "min kat")], TODAY)
    assert path.read_text().startswith("# læst\n")
    assert list(examples(path)) == ["min hund", "min kat"]


def test_a_broken_file_stops_everything(home: Path) -> None:
    (home / "nlu/ti/moving.yml").write_text("nlu: [1]\n")
    messages = [message(1, "min hund"), message(2, "ከልበይ", Language.TIGRINYA)]
    with pytest.raises(InvalidData, match=r"nlu/ti/moving.yml: is not a file of examples"):
        adopt(home, home / "patches", "moving", messages, TODAY)
    assert not (home / "patches").exists()


def test_a_folder_that_cannot_be_made_is_named(home: Path) -> None:
    (home / "patches").write_text("")
    with pytest.raises(InvalidData, match=r"patches: cannot be made"):
        adopt(home, home / "patches", "moving", [message(1, "min hund")], TODAY)


def test_ids_are_those_with_training_messages(home: Path) -> None:
    assert intents(home) == {"moving"}
    assert {"out-of-scope", "report-absence", "school", "greet"} <= intents(ROOT)
    assert "descriptions" not in intents(ROOT)


_READ = """
import json, sys
from nlu.quiet import hush
hush()
from rasa.shared.nlu.training_data.loading import load_data
found = load_data(sys.argv[1]).training_examples
print(json.dumps([[one.get("intent"), one.get("text"), one.get("entities")] for one in found]))
"""


@pytest.mark.nlu
def test_rasa_reads_every_awkward_line_as_it_stands(home: Path) -> None:
    python = ROOT / ".venv-nlu" / "bin" / "python"
    if not python.exists():
        pytest.skip("make Rasa's environment with `make nlu`")
    adopt(home, home / "patches", "moving", awkward_messages(), TODAY)
    shutil.rmtree(home / "nlu")  # only the patch is left to read
    read = subprocess.run(
        [python, "-c", _READ, home / "patches"], cwd=ROOT, capture_output=True, check=True
    )
    written = list(examples(patch(home)))
    assert len(written) >= 15
    assert json.loads(read.stdout.splitlines()[-1]) == [["moving", one, None] for one in written]
