import CaseAgents
import CaseFiles
import CaseJSON
import CaseModel

/// However a worker's output arrives, it is the same lines, and each of them is a reply or a violation.
func fuzzWorkerProtocol(_ bytes: [UInt8]) {
  let whole = lines([bytes[...]], longest: bytes.count)
  let cut = lines(ByteCuts(bytes), longest: bytes.count)
  precondition(whole.fits && cut.fits && whole.lines == cut.lines, "the cuts change no line")
  precondition(whole.hasRest == cut.hasRest, "the cuts change nothing of what is left")
  let short = lines(ByteCuts(bytes), longest: 64)
  precondition(short.lines.allSatisfy { $0.count <= 64 }, "no line is longer than it may be")
  precondition(short.fits || short.lines.count <= whole.lines.count, "nothing comes behind a line that is too long")
  for line in whole.lines { check(line) }
}

private func lines(
  _ chunks: some Sequence<ArraySlice<UInt8>>, longest: Int
) -> (lines: [[UInt8]], fits: Bool, hasRest: Bool) {
  var framing = LineFraming(longest: longest)
  var lines: [[UInt8]] = []
  for chunk in chunks {
    let fits = chunk.withUnsafeBytes { bytes in framing.add(bytes) { lines.append(Array($0)) } }
    if !fits { return (lines, false, false) }
  }
  return (lines, true, framing.hasRest)
}

private func check(_ line: [UInt8]) {
  let (document, faults) = JSONScanner.scan(line)
  switch WorkerMessage.decode(line) {
  case .violation(let fault):
    precondition(!fault.message.isEmpty, "a violation says what is wrong")
  case .reply(let id, let reply):
    guard let document else { preconditionFailure("what is no JSON is no reply") }
    precondition(document.root["id"]?.int == id, "a reply is that of the request that it names")
    precondition(document.root["result"] != nil || reply.fault != nil, "what has no result is a fault")
    precondition(faults.isEmpty || reply.fault != nil, "JSON that is broken is no answer")
  }
}
