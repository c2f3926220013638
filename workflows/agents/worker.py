"""The worker protocol of casegate, for agents that are written in Python.

Requests and answers are JSON-RPC 2.0, one message a line. `run` answers them on
standard input and output; with `--record DATASET RECORDING` it answers every case
of a dataset once and writes the replies, each with the key of its request.
"""

import argparse
import hashlib
import json
import sys

PARSE_ERROR, INVALID_REQUEST, UNKNOWN_METHOD, INVALID_PARAMS = -32700, -32600, -32601, -32602


class Fault(Exception):
    """A request that cannot be answered, with its JSON-RPC error code."""

    def __init__(self, code, message):
        super().__init__(message)
        self.code = code


class Worker:
    """An agent: its name, what it proposes for an input, and the fields of the input that it reads as text."""

    def __init__(self, agent, propose, required=(), optional=()):
        self.agent = agent
        self.propose = propose
        self.required = required
        self.optional = optional

    def answer(self, line):
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
            return {"jsonrpc": "2.0", "id": identifier, "result": self.propose(self.input_of(request.get("params")))}
        except Fault as fault:
            return {"jsonrpc": "2.0", "id": identifier, "error": {"code": fault.code, "message": str(fault)}}

    def input_of(self, params):
        """The input in a request's parameters, if what the agent reads of it is text."""
        found = params.get("input") if isinstance(params, dict) else None
        if not isinstance(found, dict):
            raise Fault(INVALID_PARAMS, "params.input must be an object")
        for field in self.required:
            if not isinstance(found.get(field), str):
                raise Fault(INVALID_PARAMS, f"params.input.{field} must be a string")
        for field in self.optional:
            if not isinstance(found.get(field), (str, type(None))):
                raise Fault(INVALID_PARAMS, f"params.input.{field} must be text, if anything")
        return found

    def serve(self):
        """Answers each line of standard input with a line on standard output."""
        for line in sys.stdin.buffer:
            if not line.strip():
                continue
            response = self.answer(line)
            if response is not None:
                sys.stdout.write(json.dumps(response, separators=(",", ":")) + "\n")
                sys.stdout.flush()

    def key_of(self, found):
        """The digest of the request that a reply answers: a keyed reply cannot be replayed for another request."""
        request = {"agent": self.agent, "input": canonical(found), "repeat": 1, "replies": {}}
        text = json.dumps(request, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()

    def record(self, dataset, recording):
        """Writes what the agent says to each case of a dataset, in the dataset's order."""
        rows = []
        with open(dataset, encoding="utf-8", newline="\n") as lines:
            for number, line in enumerate(lines, start=1):
                try:
                    case = strict_json(line)
                    reply = self.propose(self.input_of(case))
                    key = self.key_of(case["input"])
                    rows.append({"case": case["id"], "repeat": 1, "agent": self.agent, "key": key, "reply": reply})
                except (ValueError, KeyError, TypeError, AttributeError, Fault) as error:
                    sys.exit(f"{dataset}:{number}: {error}")
        with open(recording, "w", encoding="utf-8", newline="\n") as out:
            for row in rows:
                out.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")
        print(f"{len(rows)} replies written to {recording}", file=sys.stderr)


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


def canonical(value):
    """A value in which a number has one spelling: 50.0 is 50."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, dict):
        return {name: canonical(part) for name, part in value.items()}
    return [canonical(part) for part in value] if isinstance(value, list) else value


def run(description, make_worker):
    """The program: answers requests, or records a dataset. The worker is made when it is known that it is needed."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--record", nargs=2, metavar=("DATASET", "RECORDING"),
                        help="answer every case of DATASET once and write the replies to RECORDING")
    options = parser.parse_args()
    try:
        worker = make_worker()
        if options.record:
            worker.record(*options.record)
        else:
            worker.serve()
    except OSError as error:
        sys.exit(f"{parser.prog}: {error}")
