package import CaseJSON
package import CaseModel
import Foundation

extension LedgerFile {
  /// Why nothing was appended.
  package enum Refusal: Error {
    /// The ledger, or what was to be appended, is not as it should be.
    case invalid(Findings)
    case unwritable(WriteFault)
  }

  /// Appends lines behind those that are there: all of them, or none.
  ///
  /// Whoever appends holds the file's lock from the reading to the syncing, so that two writers lose nothing and
  /// neither gives an incident an id that the other has just given away.
  ///
  /// - Parameter values: incidents and links, as the format has them.
  /// - Returns: whether the file had to be made.
  package func append(_ values: [JSONValue]) throws(Refusal) -> Bool {
    var findings = Findings()
    let isNew = !FileManager.default.fileExists(atPath: path)
    if !isNew, let fault = FileReading.fault(with: path, shownAs: name) { throw .invalid(Findings([fault])) }
    let descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    if descriptor < 0 { throw .unwritable(.system("open", path)) }
    defer { close(descriptor) }
    while flock(descriptor, LOCK_EX) != 0 {
      if errno != EINTR { throw .unwritable(.system("lock", path)) }
    }
    guard let known = FileReading.bytes(of: path, shownAs: name, &findings),
      var ledger = IncidentLedger(known, name: name, workflow: workflowName, &findings)
    else { throw .invalid(findings) }
    var bytes: [UInt8] = known.isEmpty || known.last == UInt8(ascii: "\n") ? [] : [UInt8(ascii: "\n")]
    for value in values {
      guard let line = LedgerLine.decode(value, &findings) else { continue }
      ledger.add(line, workflow: workflowName, &findings)
      var writer = JSONWriter()
      Self.write(line, &writer)
      writer.newline()
      bytes += writer.bytes
    }
    if findings.hasErrors { throw .invalid(findings) }
    do throws(WriteFault) {
      try write(bytes, to: descriptor, behind: known.count)
      if isNew { try FileSync.sync(folders: [URL(fileURLWithPath: path).deletingLastPathComponent().path]) }
    } catch {
      throw .unwritable(error)
    }
    return isNew
  }

  /// Writes and syncs, or leaves the file as it was.
  private func write(_ bytes: [UInt8], to descriptor: Int32, behind end: Int) throws(WriteFault) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Foundation.write(descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let fault = WriteFault.system("write", path)
        // Half a line would make the whole ledger unreadable.
        if ftruncate(descriptor, off_t(end)) != 0 { throw .system("write and cut back", path) }
        throw fault
      }
      written += count
    }
    guard fsync(descriptor) == 0 else { throw .system("sync", path) }
  }

  private static func write(_ line: LedgerLine, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("v", 1)
      switch line {
      case .incident(let incident):
        writer.field("id", incident.id)
        writer.field("workflow", incident.workflow)
        writer.field("version", incident.version)
        writer.field("occurred", incident.occurred.description)
        writer.field("detected", incident.detected.description)
        writer.field("severity", incident.severity.rawValue)
        writer.field("kind", incident.kind.rawValue)
        writer.field("points", incident.points.value)
        writer.optionalField("case", incident.caseID)
        writer.optionalField("note", incident.note)
      case .link(let link):
        writer.field("link", link.incident)
        writer.field("case", link.caseID)
      }
    }
  }
}
