"""Serves a trained model on this machine only: `python -m nlu.serve`, in the project's folder."""

import argparse
import os
import sys

from nlu.quiet import hush


def main() -> None:
    arguments = _arguments()
    # Threads of the sentence model that share a core with another program wait for each other:
    # half the cores answer a little later one by one, and far sooner when many people write.
    os.environ.setdefault("OMP_NUM_THREADS", str(max(1, (os.cpu_count() or 1) // 2)))
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
