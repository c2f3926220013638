package import CaseModel

/// `agents.log`: for people, what the programs that were asked did and wrote. It is not the same twice.
package enum AgentLogRecord {
  package static func bytes(of logs: [AgentLog]) -> [UInt8] {
    var bytes: [UInt8] = []
    for log in logs {
      bytes += Array(
        "== \(log.agent): \(log.starts) started, \(log.failures) failed, \(log.askedAgain) requests asked again\n".utf8)
      bytes += log.errors
      if let last = log.errors.last, last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
    }
    return bytes
  }
}
