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

import re

from worker import Worker, run

AGENT = "triage"

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


if __name__ == "__main__":
    run("Names the likely cause of an incident.",
        lambda: Worker(AGENT, propose, optional=("alert", "log")))
