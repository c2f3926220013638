#!/usr/bin/env python3
"""Names the category of a support ticket.

A multinomial naive-Bayes classifier, trained when the program starts from the
tickets in ``support_triage_training.jsonl`` beside it. It needs nothing but the
standard library, uses no randomness and no clock, and gives the same answer to
the same ticket every time.

    classify.py                             answer requests on standard input
    classify.py --record DATASET RECORDING  answer every case of a dataset once

Requests and answers are JSON-RPC 2.0, one message a line:

    {"jsonrpc":"2.0","id":1,"method":"propose","params":{"agent":"classifier",
     "repeat":1,"input":{"subject":"Refund","body":"…"},"replies":{}}}
    {"jsonrpc":"2.0","id":1,"result":{"output":{"category":"refund"},"confidence":0.93}}
"""

import json
import math
import re
import unicodedata
from collections import Counter
from pathlib import Path

from worker import Worker, run

AGENT = "classifier"
TRAINING = Path(__file__).resolve().parent / "support_triage_training.jsonl"

# Words of one ticket lean on each other, so counting each of them as a fresh
# piece of evidence makes naive Bayes far too sure of itself. The evidence is
# damped before it is turned into a probability.
DAMPING = 0.45
SMOOTHING = 0.3  # Lidstone: an unseen feature is unlikely, not impossible.

WORD = re.compile(r"\w+")
ORDER_NUMBER = re.compile(r"\bls-\d+\b|\binv-\d+\b")
ACCOUNT_NUMBER = re.compile(r"\bacc_\d+\b")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


class Classifier:
    """What the training tickets say about each category.

    Every category starts with the same chance: how many training tickets it has
    says how hard it was to write them, not how often customers do.
    """

    def __init__(self, rows):
        self.features = {}
        for row in rows:
            self.features.setdefault(row["category"], Counter()).update(features(row["text"]))
        self.categories = sorted(self.features)
        self.vocabulary = {name for seen in self.features.values() for name in seen}
        self.totals = {category: sum(self.features[category].values()) for category in self.categories}

    def propose(self, ticket):
        """The most likely category of a ticket, and how sure the classifier is of it."""
        found = Counter(features(ticket["subject"] + "\n" + ticket["body"]))
        known = sorted((name, count) for name, count in found.items() if name in self.vocabulary)
        # The more is said, the more of it says the same: only the root of the length counts.
        scale = DAMPING / math.sqrt(max(10, len(known)) / 10)
        scores = {category: scale * self._log_likelihood(category, known) for category in self.categories}
        top = max(scores.values())
        weights = {category: math.exp(score - top) for category, score in scores.items()}
        best = max(self.categories, key=lambda category: weights[category])
        confidence = weights[best] / math.fsum(weights.values())
        return {"output": {"category": best}, "confidence": round(confidence, 4)}

    def _log_likelihood(self, category, known):
        seen = self.features[category]
        total = self.totals[category] + SMOOTHING * len(self.vocabulary)
        # Said three times is not three times as true: a feature counts twice at most.
        return math.fsum(math.log((seen[name] + SMOOTHING) / total) * min(count, 2) for name, count in known)


def features(text):
    """Words, stems, neighbours; for scripts without spaces, pairs of characters."""
    text = unicodedata.normalize("NFKC", text).lower()
    text = ORDER_NUMBER.sub(" ordernumber ", text)
    text = ACCOUNT_NUMBER.sub(" accountnumber ", text)
    text = NUMBER.sub(" ", text)
    words = [word for word in WORD.findall(text) if len(word) > 1 or not word.isascii()]
    for word in words:
        if any(ord(character) >= 0x3040 for character in word):
            yield from (word[at:at + 2] for at in range(max(1, len(word) - 1)))
        else:
            yield word
            if len(word) > 5:
                yield word[:5] + "~"
    for first, second in zip(words, words[1:]):
        yield first + " " + second


def train():
    """A classifier made from the training tickets beside this program."""
    with TRAINING.open(encoding="utf-8") as lines:
        return Classifier([json.loads(line) for line in lines if line.strip()])


if __name__ == "__main__":
    run("Names the category of a support ticket.",
        lambda: Worker(AGENT, train().propose, required=("subject", "body")))
