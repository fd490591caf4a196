"""Serves a trained model on this machine only: `python -m nlu.serve`, in the project's folder."""

import argparse
import sys

from nlu.quiet import hush


def main() -> None:
    arguments = _arguments()
    hush()
    sys.argv = ["rasa", "run", "--enable-api", "--model", arguments.model]
    sys.argv += ["--interface", arguments.interface, "--port", str(arguments.port)]
    from rasa.__main__ import main as rasa

    hush()  # Rasa's imports turn warnings on again
    rasa()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m nlu.serve", description=__doc__)
    parser.add_argument("--model", default="models/vejviser.tar.gz")
    parser.add_argument("--interface", default="127.0.0.1", help="keep it on loopback")
    parser.add_argument("--port", type=int, default=5005)
    return parser.parse_args()


if __name__ == "__main__":
    main()
