"""`vejviser content export` and `import`: translations by spreadsheet, without git."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.adapters.content.spreadsheet.applying import apply
from bot.adapters.content.spreadsheet.exporting import export
from bot.adapters.content.spreadsheet.importing import read_import
from bot.bootstrap.parts import read_library
from bot.commands.common import PROBLEMS, or_exit, read, read_phrases, tell, tell_line
from bot.domain.language import Language


def export_texts(
    lang: Annotated[Language, typer.Option(help="The language to translate into.")],
    out: Annotated[Path, typer.Option(help="The spreadsheet to write, such as ti.xlsx.")],
    force: Annotated[bool, typer.Option("--force", help="Write over an existing file.")] = False,
) -> None:
    """Write the Danish texts beside their translation into a spreadsheet."""
    folder = read().home / "content"
    rows = or_exit(lambda: export(folder, lang, out, overwrite=force))
    tell(f"{out}: {rows} rows. The translator writes in column D; see docs/for-translators.md.")


def import_texts(
    file: Annotated[Path, typer.Argument(help="The spreadsheet that came back.")],
    by: Annotated[str | None, typer.Option("--by", help="Who translated it.")] = None,
    compared: Annotated[
        bool,
        typer.Option("--compared", help="The translator has compared every row with the Danish."),
    ] = False,
    native_reviewed: Annotated[
        bool,
        typer.Option(
            "--native-reviewed",
            help="A native reader has read every row and compared it with the Danish.",
        ),
    ] = False,
) -> None:
    """Take over a translator's rows whose Danish text is unchanged; all files or none."""
    settings = read()
    library = or_exit(lambda: read_library(settings, read_phrases(settings)))
    plan = read_import(
        settings.home / "content",
        file,
        rules=library.rules,
        compared=compared,
        native_reviewed=native_reviewed,
    )
    for problem in plan.problems:
        tell_line(str(problem))
    if plan.is_refused:
        tell("Nothing was changed.")
        raise typer.Exit(PROBLEMS)
    changed = or_exit(lambda: apply(plan, by=by))
    for path in changed:
        tell_line(f"{path}: changed.")
    if not changed:
        tell("There is nothing to change.")
