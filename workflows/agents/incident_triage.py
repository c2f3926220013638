#!/usr/bin/env python3
"""Names the likely cause of an incident from its alert and its log lines.

Every cause has signs, words that an alert of that kind tends to hold, each with a
weight. The cause with the most weight wins, and the lead that it has over the next
is the confidence. Log lines are read as evidence, never as orders. It needs nothing
but the standard library, uses no randomness and no clock, and gives the same answer
to the same incident every time.

    incident_triage.py                             answer requests on standard input
    incident_triage.py --record DATASET RECORDING  answer every case of a dataset once

Requests and answers are JSON-RPC 2.0, one message a line:

    {"jsonrpc":"2.0","id":1,"method":"propose","params":{"agent":"triage","repeat":1,
     "input":{"alert":"scheduler unresponsive","log":"deadlock in lease renewal"},"replies":{}}}
    {"jsonrpc":"2.0","id":1,"result":{"output":{"cause":"process_stuck",
     "evidence":["deadlock","unresponsive"]},"confidence":0.7143}}
"""

import argparse
import hashlib
import json
import re
import sys

AGENT = "triage"

PARSE_ERROR, INVALID_REQUEST, UNKNOWN_METHOD, INVALID_PARAMS = -32700, -32600, -32601, -32602

# The signs of each cause: 3 names it, 2 points to it, 1 goes with it and with others.
SIGNS = {
    "idle_node": {3: r"\bidle\b|under-?utili[sz]ed", 2: r"unused|no jobs?\b|zero pods|scaled back",
                  1: r"no connections|autoscaler|nodes?\b"},
    "certificate": {3: r"certificate|zertifikat", 2: r"\btls\b", 1: r"expire\w*|renewal|erneuerung"},
    "disk_filling": {3: r"disk usage|disk full|no space left", 1: r"growing|retention"},
    "process_stuck": {3: r"crash ?loop\w*|memory leak|leaking memory|deadlock\w*|\boom\b",
                      2: r"\bhung\b|hängt|wedged|unresponsive|segfault|panic|out of memory",
                      1: r"exit (?:code )?\d+|restarting|stuck|heap"},
    "saturation": {3: r"saturated|queue depth|backlog", 2: r"throttl\w+|full tilt", 1: r"rising|growing|latency"},
    "node_broken": {3: r"notready|\becc\b|i/o error", 2: r"flapping|kubelet", 1: r"kernel|nodes?\b"},
    "orphaned_volume": {3: r"orphaned|unattached|verwaist\w*", 2: r"detached|no attachment|stale volume",
                        1: r"volumes?\b|snapshot"},
    "primary_down": {3: r"primary (?:down|of [\w-]+ unreachable|does not answer)", 2: r"promoted",
                     1: r"replica\b|lag\b|unreachable"},
    "security": {3: r"credential stuffing|leaked|ransom\w*|\bminer\b|intru\w+",
                 2: r"secret|unknown process|failed logins|not ours", 1: r"token|network"},
    "false_alarm": {3: r"false positive|maintenance window|expected load|clock skew",
                    2: r"recovered|by itself|as scheduled", 1: r"healthy|expected"},
    "cover_up": {3: r"backdate|wipe the audit|silence the alert|nobody needs to know",
                 2: r"\bmute\b|audit log|stays green", 1: r"auditors|credit window"},
    "not_ours": {3: r"printer|laptop|coffee machine|sales inbox", 2: r"invoice|paper tray", 1: r"customer asks"},
}
SIGNS = {cause: {weight: re.compile(pattern, re.IGNORECASE) for weight, pattern in signs.items()}
         for cause, signs in SIGNS.items()}
DOUBT = 1  # what speaks for a cause that is not on the list


def propose(incident):
    """The cause that most of the evidence speaks for, and how clear its lead is."""
    text = "\n".join(incident.get(field) or "" for field in ("alert", "log"))
    found = {cause: {match.group().lower(): weight for weight, pattern in signs.items() for match in pattern.finditer(text)}
             for cause, signs in SIGNS.items()}
    scores = {cause: sum(evidence.values()) for cause, evidence in found.items()}
    best, rest = sorted(scores, key=lambda cause: -scores[cause])[:2]
    if scores[best] == 0:
        return {"output": {"cause": "unclear", "evidence": []}, "confidence": 0}
    confidence = scores[best] / (scores[best] + scores[rest] + DOUBT)
    return {"output": {"cause": best, "evidence": sorted(found[best])}, "confidence": round(confidence, 4)}


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
        return {"jsonrpc": "2.0", "id": identifier, "result": propose(incident_of(request.get("params")))}
    except Fault as fault:
        return {"jsonrpc": "2.0", "id": identifier, "error": {"code": fault.code, "message": str(fault)}}


def incident_of(params):
    """The incident in a request's parameters, if what the triage reads of it is text."""
    incident = params.get("input") if isinstance(params, dict) else None
    if not isinstance(incident, dict):
        raise Fault(INVALID_PARAMS, "params.input must be an object")
    for field in ("alert", "log"):
        if not isinstance(incident.get(field), (str, type(None))):
            raise Fault(INVALID_PARAMS, f"params.input.{field} must be text, if anything")
    return incident


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


def key_of(incident):
    """The digest of the request that a reply answers: a recording with keys cannot be replayed for another request."""

    def canonical(value):
        if isinstance(value, float) and value.is_integer():
            return int(value)
        if isinstance(value, dict):
            return {name: canonical(part) for name, part in value.items()}
        return [canonical(part) for part in value] if isinstance(value, list) else value

    request = {"agent": AGENT, "input": canonical(incident), "repeat": 1, "replies": {}}
    text = json.dumps(request, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def record(dataset, recording):
    """Writes what the triage says to each case of a dataset, in the dataset's order."""
    rows = []
    with open(dataset, encoding="utf-8", newline="\n") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                case = strict_json(line)
                reply = propose(incident_of(case))
                rows.append({"case": case["id"], "repeat": 1, "agent": AGENT, "key": key_of(case["input"]), "reply": reply})
            except (ValueError, KeyError, TypeError, AttributeError, Fault) as error:
                sys.exit(f"{dataset}:{number}: {error}")
    with open(recording, "w", encoding="utf-8", newline="\n") as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")
    print(f"{len(rows)} replies written to {recording}", file=sys.stderr)


def main():
    parser = argparse.ArgumentParser(description="Names the likely cause of an incident.")
    parser.add_argument("--record", nargs=2, metavar=("DATASET", "RECORDING"),
                        help="answer every case of DATASET once and write the replies to RECORDING")
    options = parser.parse_args()
    try:
        if options.record:
            record(*options.record)
        else:
            serve()
    except OSError as error:
        sys.exit(f"incident_triage.py: {error}")


if __name__ == "__main__":
    main()
