"""Trains the model: `python -m nlu.train`, run in the project's folder."""

import argparse
import sys
from pathlib import Path

from nlu.quiet import hush


def main() -> int:
    arguments = _arguments()
    hush()
    from rasa.model_training import train_nlu  # takes seconds, so help need not wait for it

    out = arguments.out
    model = train_nlu(arguments.config, arguments.nlu, str(out.parent), fixed_model_name=_name(out))
    print(model or "The messages could not be read; no model was made.")
    return 0 if model else 1


def _name(out: Path) -> str:
    return out.name.removesuffix(".tar.gz")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m nlu.train", description=__doc__)
    parser.add_argument("--nlu", default="nlu", help="folder with the messages")
    parser.add_argument("--config", default="config.yml", help="the pipeline")
    parser.add_argument("--out", type=Path, default=Path("models/vejviser.tar.gz"))
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
