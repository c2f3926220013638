import CaseJSON
import Glibc

/// A worker of the worker protocol that does on request what workers should never do.
///
/// `input.fault` names what it does; without it, it answers with the input's `n` and the repeat, or judges where the
/// input holds a rubric. With `--only FAULT` as its arguments it does that at each request. `input.say` and `input.cost` are what it says and costs beside that. The
/// variable WORKER_COUNT names a file to which it adds each request's `n`, WORKER_DELAY how many microseconds it takes.
@main
struct FaultyWorker {
  static func main() {
    // A pipe that nobody reads ends it, as it ends most programs.
    signal(SIGPIPE, SIG_DFL)
    let arguments = CommandLine.arguments
    let only = arguments.count == 3 && arguments[1] == "--only" ? arguments[2] : nil
    if only == "chatter" { Output.line("Loading the model …") }
    if only == "deaf" { while true { sleep(1000) } }
    /// The last request that it answered as it should.
    var previous: Int?
    while let line = readLine(strippingNewline: true) {
      guard let request = Request(line) else {
        Output.line(#"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"not a request"}}"#)
        continue
      }
      request.count()
      misbehave(only ?? request.fault, at: request, previous)
      if only == nil, request.fault == nil { previous = request.id }
    }
  }

  private static func misbehave(_ fault: String?, at request: Request, _ previous: Int?) {
    switch fault {
    case "silence": return
    case "hang": while true { sleep(1000) }
    case "exit": exit(3)
    case "exit_with_words":
      Output.write("first line\nModuleNotFoundError: no module named 'torch'\n", to: STDERR_FILENO)
      exit(1)
    case "crash": kill(getpid(), SIGTERM)
    case "garbage": Output.line("Traceback (most recent call last): \u{1B}[31m")
    case "not_rpc": Output.line(#"{"id":\#(request.id),"result":{}}"#)
    case "long_line": Output.longLine(megabytes: 50)
    case "unknown_id": Output.line(#"{"jsonrpc":"2.0","id":4711,"result":{"output":1}}"#)
    case "answered_id": Output.line(Output.reply(to: previous ?? 0, #"{"output":"again"}"#))
    case "twice": for _ in 1...2 { Output.line(Output.reply(to: request.id, request.answer)) }
    case "no_result": Output.line(#"{"jsonrpc":"2.0","id":\#(request.id)}"#)
    case "both": Output.line(#"{"jsonrpc":"2.0","id":\#(request.id),"result":{},"error":{"code":1,"message":"x"}}"#)
    case "error": Output.line(#"{"jsonrpc":"2.0","id":\#(request.id),"error":{"code":-32000,"message":"no model"}}"#)
    case "known_error":
      Output.line(
        #"{"jsonrpc":"2.0","id":\#(request.id),"error":{"code":1,"message":"later","data":{"kind":"rate_limited"}}}"#)
    case "half_line":
      Output.write(#"{"jsonrpc":"2.0","id":\#(request.id),"#)
      exit(0)
    case "close_input":
      close(STDIN_FILENO)
      while true { sleep(1000) }
    case "close_output":
      close(STDOUT_FILENO)
      while true { sleep(1000) }
    case "answer_and_exit":
      Output.line(Output.reply(to: request.id, request.answer))
      exit(0)
    case "grandchild":
      Grandchild.start()
      Output.line(Output.reply(to: request.id, request.answer))
    case "grandchild_exit":
      Grandchild.start()
      exit(4)
    case "slow":
      usleep(100_000)
      Output.line(Output.reply(to: request.id, request.answer))
    default: Output.line(Output.reply(to: request.id, request.answer))
    }
  }
}

private struct Request {
  let id: Int
  let fault: String?
  let answer: String
  private let number: String

  init?(_ line: String) {
    let scanned = JSONScanner.scan(Array(line.utf8), file: "request", firstLine: 1, byteOffset: 0)
    guard let root = scanned.document?.root, let id = root["id"]?.int, let parameters = root["params"] else {
      return nil
    }
    self.id = id
    fault = parameters["input"]?["fault"]?.string
    let number = parameters["input"]?["n"]?.canonicalText ?? "null"
    self.number = number
    let said = parameters["input"]?["say"].map { #","said":\#($0.canonicalText)"# } ?? ""
    let cost = parameters["input"]?["cost"].map { #","usage":{"cost_usd":\#($0.canonicalText)}"# } ?? ""
    if let judged = parameters["input"].flatMap(JudgeAnswer.result) {
      answer = judged
      return
    }
    answer = #"{"output":{"n":\#(number),"repeat":\#(parameters["repeat"]?.int ?? 0)\#(said)}\#(cost)}"#
  }

  /// Leaves a trace of the request, in one write, and takes its time.
  func count() {
    if let path = getenv("WORKER_COUNT") {
      let file = open(path, O_WRONLY | O_CREAT | O_APPEND, 0o644)
      Output.write(number + "\n", to: file)
      close(file)
    }
    if let delay = getenv("WORKER_DELAY") { usleep(UInt32(atoi(delay))) }
  }
}

private enum Output {
  static func reply(to id: Int, _ result: String) -> String { #"{"jsonrpc":"2.0","id":\#(id),"result":\#(result)}"# }

  static func line(_ text: String) { write(text + "\n") }

  static func longLine(megabytes: Int) {
    let megabyte = String(repeating: "x", count: 1 << 20)
    for _ in 0..<megabytes { write(megabyte) }
    write("\n")
  }

  static func write(_ text: String, to descriptor: Int32 = STDOUT_FILENO) {
    var text = text
    text.withUTF8 { bytes in
      var written = 0
      while written < bytes.count {
        let count = Glibc.write(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
        if count <= 0 { exit(5) }
        written += count
      }
    }
  }
}

private enum Grandchild {
  /// Starts a program that outlives this one and keeps its output open.
  static func start() {
    var process = pid_t()
    var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("sleep"), strdup("987"), nil]
    let status = posix_spawnp(&process, "sleep", nil, nil, &arguments, environ)
    if status != 0 { exit(6) }
  }
}
