/// A workflow around a program that answers, and a script that feeds the same program from a pipe.
enum WorkerProject {
  /// - Parameters:
  ///   - agent: what is said of the agent `model`: its command, and more.
  ///   - decide: the steps, each on a line of its own.
  static func workflow(agent: String, decide: String) -> String {
    """
    casegate: 1
    name: live
    version: 1.0.0
    stage: trusted
    owners:
      workflow: {name: Ada}
      exception: {name: Grace}
    agents:
      model: {\(agent)}
    decide:
      \(decide.replacing("\n", with: "\n  "))
    budget: {objective: 0.1, window: 30d, volume: 1000}
    gate:
      cases: {at_least: 1}
      pass_rate: {at_least: 0.1}
    datasets: [cases.jsonl]

    """
  }

  /// A command as YAML has it.
  static func list(_ command: [String]) -> String { "[\(command.map { "\"\($0)\"" }.joined(separator: ", "))]" }

  /// Sends every case of `cases.jsonl` to the program that it is given, and reads all of its answers.
  static let feeder = """
    import json, subprocess, sys, threading
    worker = subprocess.Popen(sys.argv[1:], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    lines = open("cases.jsonl", "rb").readlines()
    def feed():
        for number, line in enumerate(lines, 1):
            params = {"agent": "model", "input": json.loads(line)["input"], "repeat": 1, "replies": {}}
            request = {"jsonrpc": "2.0", "id": number, "method": "propose", "params": params}
            worker.stdin.write(json.dumps(request, separators=(",", ":")).encode() + b"\\n")
        worker.stdin.close()
    threading.Thread(target=feed).start()
    answers = sum(1 for line in worker.stdout if json.loads(line)["result"])
    sys.exit(0 if answers == len(lines) and worker.wait() == 0 else 1)

    """
}
