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

import argparse
import hashlib
import json
import math
import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path

AGENT = "classifier"
TRAINING = Path(__file__).resolve().parent / "support_triage_training.jsonl"

# Words of one ticket lean on each other, so counting each of them as a fresh
# piece of evidence makes naive Bayes far too sure of itself. The evidence is
# damped before it is turned into a probability.
DAMPING = 0.45
SMOOTHING = 0.3  # Lidstone: an unseen feature is unlikely, not impossible.

PARSE_ERROR, INVALID_REQUEST, UNKNOWN_METHOD, INVALID_PARAMS = -32700, -32600, -32601, -32602

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


class Fault(Exception):
    """A request that cannot be answered, with its JSON-RPC error code."""

    def __init__(self, code, message):
        super().__init__(message)
        self.code = code


def answer(classifier, line):
    """The response to one line, or None where JSON-RPC forbids one (a notification)."""
    identifier = None
    try:
        try:
            request = strict_json(line)
        except (ValueError, RecursionError) as error:
            raise Fault(PARSE_ERROR, f"not JSON: {error}") from error
        if not isinstance(request, dict) or request.get("jsonrpc") != "2.0":
            raise Fault(INVALID_REQUEST, "not a JSON-RPC 2.0 request")
        if "id" in request:
            if isinstance(request["id"], bool) or not isinstance(request["id"], (str, int, float, type(None))):
                raise Fault(INVALID_REQUEST, "id must be a string, a number or null")
            identifier = request["id"]
        if not isinstance(request.get("method"), str):
            raise Fault(INVALID_REQUEST, "method must be a string")
        if "id" not in request:
            return None
        if request["method"] != "propose":
            raise Fault(UNKNOWN_METHOD, f"no method {request['method']!r}; there is only propose")
        result = classifier.propose(ticket_of(request.get("params")))
        return {"jsonrpc": "2.0", "id": identifier, "result": result}
    except Fault as fault:
        return {"jsonrpc": "2.0", "id": identifier, "error": {"code": fault.code, "message": str(fault)}}


def ticket_of(params):
    """The ticket in a request's parameters, if it has what the classifier reads."""
    ticket = params.get("input") if isinstance(params, dict) else None
    if not isinstance(ticket, dict):
        raise Fault(INVALID_PARAMS, "params.input must be an object")
    for field in ("subject", "body"):
        if not isinstance(ticket.get(field), str):
            raise Fault(INVALID_PARAMS, f"params.input.{field} must be a string")
    return ticket


def strict_json(text):
    """JSON as its standard has it: no NaN, no doubled keys."""

    def refuse_constant(name):
        raise ValueError(f"{name} is not JSON")

    def unique(pairs):
        found = dict(pairs)
        if len(found) != len(pairs):
            raise ValueError("a key occurs twice")
        return found

    return json.loads(text, parse_constant=refuse_constant, object_pairs_hook=unique)


def serve(classifier):
    """Answers each line of standard input with a line on standard output."""
    for line in sys.stdin.buffer:
        if not line.strip():
            continue
        response = answer(classifier, line)
        if response is not None:
            sys.stdout.write(json.dumps(response, separators=(",", ":")) + "\n")
            sys.stdout.flush()


def key_of(ticket):
    """The digest of the request that a reply answers: a recording with keys cannot be replayed for another request."""

    def canonical(value):
        if isinstance(value, float) and value.is_integer():
            return int(value)
        if isinstance(value, dict):
            return {name: canonical(part) for name, part in value.items()}
        return [canonical(part) for part in value] if isinstance(value, list) else value

    request = {"agent": AGENT, "input": canonical(ticket), "repeat": 1, "replies": {}}
    text = json.dumps(request, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def record(classifier, dataset, recording):
    """Writes what the classifier says to each case of a dataset, in the dataset's order."""
    rows = []
    with open(dataset, encoding="utf-8", newline="\n") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                case = strict_json(line)
                reply = classifier.propose(ticket_of(case))
                rows.append({"case": case["id"], "repeat": 1, "agent": AGENT, "key": key_of(case["input"]), "reply": reply})
            except (ValueError, KeyError, TypeError, AttributeError, Fault) as error:
                sys.exit(f"{dataset}:{number}: {error}")
    with open(recording, "w", encoding="utf-8", newline="\n") as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")
    print(f"{len(rows)} replies written to {recording}", file=sys.stderr)


def main():
    parser = argparse.ArgumentParser(description="Names the category of a support ticket.")
    parser.add_argument("--record", nargs=2, metavar=("DATASET", "RECORDING"),
                        help="answer every case of DATASET once and write the replies to RECORDING")
    options = parser.parse_args()
    try:
        classifier = train()
        if options.record:
            record(classifier, *options.record)
        else:
            serve(classifier)
    except OSError as error:
        sys.exit(f"classify.py: {error}")


if __name__ == "__main__":
    main()
