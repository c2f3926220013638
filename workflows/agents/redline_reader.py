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

import difflib
import re

from worker import Worker, run

AGENT = "reader"


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


if __name__ == "__main__":
    run("Reads a redline: the clause, how it changes, the figure it asks for.",
        lambda: Worker(AGENT, propose, optional=("heading", "before", "redline")))
