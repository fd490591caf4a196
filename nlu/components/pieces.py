"""Cuts a text into the pieces of words that the sentence model knows.

A library for this takes 270 MB for its index of the 250,000 pieces; looking them up takes 40.
"""

import math

from nlu.components.e5_file import E5File

#: how much less likely than the rarest piece a letter is that no piece has
_UNKNOWN_IS_WORSE = 10.0


class Pieces:
    """The pieces of the model, each with how likely it is."""

    def __init__(self, file: E5File) -> None:
        self._numbers, self._scores = file.pieces, file.scores
        self._longest = max(map(len, self._numbers))
        self._unknown = file.unknown
        self._unknown_score = min(self._scores) - _UNKNOWN_IS_WORSE

    def cut(self, text: str) -> list[int]:
        """Return the numbers of the likeliest pieces that make up the text (Viterbi)."""
        best = [0.0] + [-math.inf] * len(text)
        last = [(0, self._unknown)] * (len(text) + 1)
        for start in range(len(text)):
            for end in range(start + 1, min(start + self._longest, len(text)) + 1):
                number = self._numbers.get(text[start:end], self._unknown)
                if number == self._unknown:
                    if end > start + 1:
                        continue
                    score = best[start] + self._unknown_score
                else:
                    score = best[start] + self._scores[number]
                if score > best[end]:
                    best[end], last[end] = score, (start, number)
        numbers, end = [], len(text)
        while end:
            end, number = last[end]
            numbers.append(number)
        return numbers[::-1]
