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
    # Under another name until it is whole: whoever starts meanwhile finds the old model.
    name = f"{out.name.removesuffix('.tar.gz')}.new.tar.gz"
    model = train_nlu(arguments.config, arguments.nlu, str(out.parent), fixed_model_name=name)
    if not model:
        print("The messages could not be read; no model was made.")
        return 1
    Path(model).replace(out)
    print(out)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m nlu.train", description=__doc__)
    parser.add_argument("--nlu", default="nlu", help="folder with the messages")
    parser.add_argument("--config", default="config.yml", help="the pipeline")
    parser.add_argument("--out", type=Path, default=Path("models/vejviser.tar.gz"))
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
