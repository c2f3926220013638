#!/usr/bin/env python3
"""Reads a redline: which clause it changes, how, and the figure that it asks for.

It reads by rule: a clause is known by its vocabulary, a figure by its unit, and a
correction of the wording by what it leaves alone. It judges nothing; what is
acceptable stands in the workflow. It needs nothing but the standard library, uses
no randomness and no clock, and gives the same answer to the same redline every time.

    redline_reader.py                             answer requests on standard input
    redline_reader.py --record DATASET RECORDING  answer every case of a dataset once

Requests and answers are JSON-RPC 2.0, one message a line:

    {"jsonrpc":"2.0","id":1,"method":"propose","params":{"agent":"reader","repeat":1,
     "input":{"heading":"4.1 Payment","before":"…","redline":"… within 45 days …"},"replies":{}}}
    {"jsonrpc":"2.0","id":1,"result":{"output":{"clause":"payment_terms",
     "position":"figure","days":45},"confidence":0.8}}
"""

import argparse
import difflib
import hashlib
import json
import re
import sys

AGENT = "reader"

PARSE_ERROR, INVALID_REQUEST, UNKNOWN_METHOD, INVALID_PARAMS = -32700, -32600, -32601, -32602

# The vocabulary of each clause. Found in the heading it counts three times: a heading
# is written to say what a clause is about, a sentence mentions much in passing.
CLAUSES = {
    "payment_terms": r"payment|payable|invoic\w*|settle\w*|fall due|rechnung\w*|zahlung\w*|zahlbar",
    "liability_cap": r"liab\w+|\bcap\b|capped|aggregate",
    "auto_renewal": r"renew\w*|extension",
    "termination": r"terminat\w*|convenience",
    "confidentiality": r"confidential\w*|disclos\w*",
    "governing_law": r"governing law|governed by|jurisdiction|courts",
    "indemnity": r"indemni\w*|hold harmless",
    "ip": r"intellectual property|all rights|assigned",
    "data_protection": r"personal data|data protection|sub-?processors?|data breach|controller",
    "commercial": r"prices?\b|rebate|discount|frozen|price index|benefit of any lower",
    "compliance": r"brib\w+|corruption|sanctions?\b|export control|backdated?",
    "not_commercial": r"employee|salary|tenant|landlord|\blease\b|could someone",
}
CLAUSES = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in CLAUSES.items()}
HEADING_WEIGHT = 3
DOUBT = 0.75  # what speaks for a clause that is not on the list

UNLIMITED = re.compile(r"unlimited|uncapped|without (?:any )?limit|in perpetuity|perpetual|indefinite|"
                       r"nothing \w+ this agreement shall limit", re.I)
STRUCK = re.compile(r"^\W*(?:deleted|struck|intentionally left blank|not used)\W*$|shall not renew|does not renew", re.I)
MUTUAL = re.compile(r"each party|either party|mutual", re.I)

ONES = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen").split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
WORDS = {word: value for value, word in enumerate(ONES)} | {word: 10 * value for value, word in enumerate(TENS) if value > 1}
DIGITS = r"\d{1,9}(?:,\d{3})*(?:\.\d{1,6})?"
NUMBER = rf"{DIGITS}|\ba\b|(?:{'|'.join(sorted(WORDS, key=len, reverse=True))})(?:-(?:{'|'.join(ONES[1:10])}))?"
# "forty-five (45) days": what stands in brackets repeats the words.
FIGURE = rf"(?<![\w.])({NUMBER})(?:\s*\(\d+\))?"
SPANS = [(re.compile(rf"{FIGURE}\s*{unit}", re.I), length) for unit, length in
         [(r"(?:calendar |business )?days?\b", 1), (r"tagen?\b", 1), (r"weeks?\b", 7), (r"months?\b", 30)]]
YEARS = re.compile(rf"{FIGURE}\s*years?\b", re.I)
MONTH_END = re.compile(r"end of (?:the|that) month", re.I)
TIMES = re.compile(rf"{FIGURE}\s*(?:x\b|times\b)", re.I)
SHARE = re.compile(rf"(?<![\w.,])({DIGITS})\s*(?:%|per cent)\s+of the (?:annual )?fees", re.I)
# "EUR 90,000", "EUR 90.000" and "EUR 0.09 million": a point before three digits separates thousands.
SUM = re.compile(r"\bEUR\s*(\d{1,3}(?:[.,]\d{3})+|\d{1,12})((?:\.\d{1,2})?)(?![\d.,]*\d)(\s*million\b)?", re.I)
LAW = re.compile(r"\blaws? of (?:the )?((?:State of |Province of )?[A-Z]\w+(?: (?:and )?[A-Z]\w+)*)")

ALIKE = 0.75  # how much of a word its corrected spelling keeps


def propose(redline):
    """What a redline changes, and how sure the reader is of the clause."""
    heading, before, after = (redline.get(name) or "" for name in ("heading", "before", "redline"))
    clause, confidence = clause_of(heading, after if after.strip("[] \t") else before, before)
    output = {"clause": clause}
    if not after.strip():
        return {"output": output | {"position": "absent"}, "confidence": confidence}
    if is_wording(before, after):
        return {"output": output | {"position": "wording"}, "confidence": confidence}
    figures = figures_of(clause, after, redline.get("contract_value"))
    if UNLIMITED.search(after):
        position = "unlimited"
    elif figures:
        position = "figure"
    elif STRUCK.search(after):
        position = "struck"
    elif MUTUAL.search(after):
        position = "mutual"
    else:
        position = "unclear"
    return {"output": output | {"position": position} | figures, "confidence": confidence}


def clause_of(heading, after, before):
    """The clause that most of the vocabulary speaks for; the text before the change counts half."""
    scores = {name: HEADING_WEIGHT * len(known.findall(heading)) + len(set(match.lower() for match in known.findall(after)))
              + len(set(match.lower() for match in known.findall(before))) / 2 for name, known in CLAUSES.items()}
    best = max(CLAUSES, key=lambda name: scores[name])
    if scores[best] == 0:
        return "other", DOUBT
    rest = sorted(scores.values())[-2]
    return best, round(scores[best] / (scores[best] + rest + DOUBT), 4)


def is_wording(before, after):
    """Whether a change corrects spelling and punctuation, word for word, and leaves every figure alone.

    One word more or less is no correction: "shall not be liable" differs from "shall be liable" in nothing else.
    """
    first, second = (re.findall(r"\w+(?:[.,]\d+)*|[%€£$]", text.lower()) for text in (before, after))
    return bool(first) and len(first) == len(second) and all(map(is_same_word, first, second))


def is_same_word(first, second):
    """Whether two words are one, perhaps misspelt: "seven" and "seventy", "direct" and "indirect" are not."""
    if first == second:
        return True
    if {first, second} & WORDS.keys() or any(character.isdigit() for character in first + second):
        return False
    return first[0] == second[0] and difflib.SequenceMatcher(None, first, second, autojunk=False).ratio() >= ALIKE


def figures_of(clause, text, value):
    """The figures that matter to a clause, by name."""
    figures = {}
    if clause in ("payment_terms", "auto_renewal", "termination"):
        days = [number(match) * length for span, length in SPANS for match in span.findall(text)]
        if days:
            figures["days"] = max(days) if clause == "payment_terms" else min(days)
            if MONTH_END.search(text):
                figures["days"] += 30  # received on the first, counted from the thirty-first
    if clause == "confidentiality" and YEARS.search(text):
        figures["years"] = max(number(match) for match in YEARS.findall(text))
    if clause == "liability_cap":
        multiples = [number(match) for match in TIMES.findall(text)] + [number(share) / 100 for share in SHARE.findall(text)]
        multiples += [2] * len(re.findall(r"\b(?:twice|double)\b", text, re.I))
        if isinstance(value, (int, float)) and value > 0:
            multiples += [number(re.sub(r"[.,]", "", whole) + part) * (1_000_000 if millions else 1) / value
                          for whole, part, millions in SUM.findall(text)]
        if multiples:
            figures["cap_multiple"] = round(max(multiples), 2)
    if clause == "governing_law" and LAW.search(text):
        figures["law"] = LAW.search(text).group(1)
    return {name: int(found) if isinstance(found, float) and found.is_integer() else found for name, found in figures.items()}


def number(text):
    """The value of "45", "1,000.50", "forty-five" or "a"."""
    if text[0].isdigit():
        return float(text.replace(",", ""))
    return 1 if text.lower() == "a" else sum(WORDS[word] for word in text.lower().split("-"))


class Fault(Exception):
    """A request that cannot be answered, with its JSON-RPC error code."""

    def __init__(self, code, message):
        super().__init__(message)
        self.code = code


def answer(line):
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
        return {"jsonrpc": "2.0", "id": identifier, "result": propose(redline_of(request.get("params")))}
    except Fault as fault:
        return {"jsonrpc": "2.0", "id": identifier, "error": {"code": fault.code, "message": str(fault)}}


def redline_of(params):
    """The redline in a request's parameters, if what the reader reads of it is text."""
    redline = params.get("input") if isinstance(params, dict) else None
    if not isinstance(redline, dict):
        raise Fault(INVALID_PARAMS, "params.input must be an object")
    for field in ("heading", "before", "redline"):
        if not isinstance(redline.get(field), (str, type(None))):
            raise Fault(INVALID_PARAMS, f"params.input.{field} must be text, if anything")
    return redline


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


def serve():
    """Answers each line of standard input with a line on standard output."""
    for line in sys.stdin.buffer:
        if not line.strip():
            continue
        response = answer(line)
        if response is not None:
            sys.stdout.write(json.dumps(response, separators=(",", ":")) + "\n")
            sys.stdout.flush()


def key_of(redline):
    """The digest of the request that a reply answers: a recording with keys cannot be replayed for another request."""

    def canonical(value):
        if isinstance(value, float) and value.is_integer():
            return int(value)
        if isinstance(value, dict):
            return {name: canonical(part) for name, part in value.items()}
        return [canonical(part) for part in value] if isinstance(value, list) else value

    request = {"agent": AGENT, "input": canonical(redline), "repeat": 1, "replies": {}}
    text = json.dumps(request, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def record(dataset, recording):
    """Writes what the reader says to each case of a dataset, in the dataset's order."""
    rows = []
    with open(dataset, encoding="utf-8", newline="\n") as lines:
        for number_of_line, line in enumerate(lines, start=1):
            try:
                case = strict_json(line)
                reply = propose(redline_of(case))
                rows.append({"case": case["id"], "repeat": 1, "agent": AGENT, "key": key_of(case["input"]), "reply": reply})
            except (ValueError, KeyError, TypeError, AttributeError, Fault) as error:
                sys.exit(f"{dataset}:{number_of_line}: {error}")
    with open(recording, "w", encoding="utf-8", newline="\n") as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")
    print(f"{len(rows)} replies written to {recording}", file=sys.stderr)


def main():
    parser = argparse.ArgumentParser(description="Reads a redline: the clause, how it changes, the figure it asks for.")
    parser.add_argument("--record", nargs=2, metavar=("DATASET", "RECORDING"),
                        help="answer every case of DATASET once and write the replies to RECORDING")
    options = parser.parse_args()
    try:
        if options.record:
            record(*options.record)
        else:
            serve()
    except OSError as error:
        sys.exit(f"redline_reader.py: {error}")


if __name__ == "__main__":
    main()
