import CaseJSON
import CaseModel

/// How many cases of a dataset are different in one way, and the first few of them.
struct CaseTotal {
  private static let shown = 5

  private var count = 0
  private var first: [String] = []
  private var location: SourceLocation?
  private var texts: (old: String, new: String)?

  mutating func add(
    _ id: String, _ place: String, _ location: SourceLocation? = nil, _ texts: (old: String, new: String)? = nil
  ) {
    if count == 0 { (self.location, self.texts) = (location, texts) }
    count += 1
    if first.count < Self.shown { first.append("\(id.printable) (\(place.printable))") }
  }

  /// - Parameter list: where the datasets are listed, for cases that stand nowhere any more.
  func change(_ difference: CaseDifference, _ dataset: DatasetReference, _ list: SourceLocation) -> WorkflowChange {
    let more = count > first.count ? " and \(count - first.count) more" : ""
    return WorkflowChange(
      difference.kind, "datasets.\(dataset.relativePath)", old: texts?.old, new: texts?.new,
      explanation: "\(difference.text(count)): \(first.joined(separator: ", "))\(more)", location: location ?? list)
  }
}

extension CaseDifference {
  /// What was written in a case and what is written now.
  func texts(_ old: Case, _ new: Case) -> (old: String, new: String)? {
    switch self {
    case .expectation: (old.expected.source.shortText, new.expected.source.shortText)
    case .severityLowered, .severityRaised: (old.severity.rawValue, new.severity.rawValue)
    case .expiresLater, .expiresSooner:
      (old.validUntil?.description ?? "none", new.validUntil?.description ?? "none")
    case .cluster: (old.cluster?.printable ?? "none", new.cluster?.printable ?? "none")
    case .tagRemoved, .tagAdded:
      (old.source["tags"]?.shortText ?? "none", new.source["tags"]?.shortText ?? "none")
    case .input: (old.input.shortText, new.input.shortText)
    case .approvals: (old.source["approvals"]?.shortText ?? "none", new.source["approvals"]?.shortText ?? "none")
    case .judged: (old.source["judged"]?.shortText ?? "none", new.source["judged"]?.shortText ?? "none")
    case .removed, .added, .remarks: nil
    }
  }
}
