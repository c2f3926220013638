import CaseJSON
import CaseModel

/// Changes what nobody reads: the order of the fields, a field that no rule knows, and letter case where every reading
/// ignores it. Replies stay as they were.
struct MetamorphicDrill: Drill {
  private let extraName: String
  private let foldedFields: [JSONPath]

  /// - Parameter workflow: says what is read, and how.
  init(workflow: Workflow) {
    let readings = InputReadings(of: workflow)
    foldedFields = readings.foldedFields
    var name = "unread_field"
    while readings.topLevelNames.contains(name) { name += "_" }
    extraName = name
  }

  func probes(of probed: ProbedCase) -> [Probe] {
    if probed.ownOutcome.fault != nil { return [] }
    let input = probed.item.input
    var probes: [Probe] = []
    if input.count > 1 {
      probes.append(probe(of: probed, "order", "the fields in the opposite order", InputEdit.reversing(input)))
    }
    if input[extraName] == nil {
      probes.append(probe(of: probed, "unread field", "\(extraName) added", InputEdit.adding(extraName, to: input)))
    }
    for path in foldedFields {
      guard let text = input.at(path)?.string, let swapped = Self.swappingLetterCase(text),
        let edited = InputEdit.setting(path, to: swapped, in: input)
      else { continue }
      probes.append(probe(of: probed, "letter case of \(path)", "\(path) with its letter case swapped", edited))
    }
    return probes
  }

  private func probe(of probed: ProbedCase, _ subject: String, _ change: String, _ input: JSONValue) -> Probe {
    Probe(
      kind: .metamorphic, subject: "input: \(subject)", change: change, item: probed.item.with(input: input),
      replies: probed.replies, demand: ProbeDemand(ban: .nothing, wish: .same))
  }

  /// Only letters of ASCII: others change their number with their case.
  ///
  /// - Returns: nothing where there is none.
  private static func swappingLetterCase(_ text: String) -> JSONValue? {
    var bytes = Array(text.utf8)
    var isChanged = false
    for index in bytes.indices
    where (bytes[index] | 0x20) >= UInt8(ascii: "a") && (bytes[index] | 0x20) <= UInt8(ascii: "z") {
      bytes[index] ^= 0x20
      isChanged = true
    }
    if !isChanged { return nil }
    var builder = JSONBuilder()
    builder.string(String(decoding: bytes, as: UTF8.self))
    return builder.finish()
  }
}
