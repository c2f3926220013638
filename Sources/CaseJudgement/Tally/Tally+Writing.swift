package import CaseJSON
import CaseModel

extension Tally {
  /// The version of the record that `write(to:)` writes.
  package static let recordVersion = 1

  /// Writes the tally in an order that depends on nothing but its contents.
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("version")
      writer.int(Self.recordVersion)
      writer.key("cases")
      writer.array { writer in
        for (key, count) in cases.sorted(by: { $0.key < $1.key }) { key.write(count: count, to: &writer) }
      }
      writer.key("usage")
      writer.array { writer in
        for (key, spent) in usage.sorted(by: { $0.key < $1.key }) {
          writer.object { writer in
            key.write(to: &writer)
            spent.write(to: &writer)
          }
        }
      }
    }
  }
}

extension Tally.Key: Comparable {
  package static func < (left: Tally.Key, right: Tally.Key) -> Bool {
    (left.place.0, left.place.1, left.kind) < (right.place.0, right.place.1, right.kind)
  }

  /// Cases without a cluster come first.
  private var place: (Int, ExactText) { cluster.map { (1, $0) } ?? (0, ExactText("")) }

  fileprivate func write(count: Int, to writer: inout JSONWriter) {
    writer.object { writer in
      if let cluster {
        writer.key("cluster")
        writer.string(cluster.text)
      }
      writer.key("expected")
      writer.string(kind.expected.rawValue)
      kind.labels.write(to: &writer)
      writer.key("runs")
      writer.array { writer in
        for run in kind.runs { writer.int(Int(run.bits)) }
      }
      writer.key("count")
      writer.int(count)
    }
  }
}

extension CaseClass: Comparable {
  package static func < (left: CaseClass, right: CaseClass) -> Bool {
    if (left.expected, left.labels) < (right.expected, right.labels) { return true }
    if (right.expected, right.labels) < (left.expected, left.labels) { return false }
    return left.runs.lexicographicallyPrecedes(right.runs)
  }
}

extension CaseLabels: Comparable {
  package static func < (left: CaseLabels, right: CaseLabels) -> Bool {
    if (left.severity.rawValue, left.lastDay) < (right.severity.rawValue, right.lastDay) { return true }
    if (right.severity.rawValue, right.lastDay) < (left.severity.rawValue, left.lastDay) { return false }
    return left.tags.lexicographicallyPrecedes(right.tags)
  }

  private var lastDay: Int { validUntil?.daysSinceEpoch ?? .max }

  fileprivate func write(to writer: inout JSONWriter) {
    writer.key("severity")
    writer.string(severity.rawValue)
    writer.key("tags")
    writer.array { writer in
      for tag in tags { writer.string(tag.text) }
    }
    if let validUntil {
      writer.key("valid_until")
      writer.string(validUntil.description)
    }
  }
}

extension Tally.UsageKey: Comparable {
  package static func < (left: Tally.UsageKey, right: Tally.UsageKey) -> Bool {
    (left.labels, left.isError ? 1 : 0) < (right.labels, right.isError ? 1 : 0)
  }

  fileprivate func write(to writer: inout JSONWriter) {
    labels.write(to: &writer)
    writer.key("errored")
    writer.bool(isError)
  }
}

extension UsageTally {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.key("latency_us")
    writer.array { writer in
      for (value, count) in latency.sorted(by: { $0.key < $1.key }) {
        writer.array { writer in
          writer.int(value)
          writer.int(count)
        }
      }
    }
    writer.key("calls")
    calls.write(to: &writer)
    writer.key("input_tokens")
    inputTokens.write(to: &writer)
    writer.key("output_tokens")
    outputTokens.write(to: &writer)
    writer.key("cost_nanodollars")
    nanodollars.write(to: &writer)
  }
}

extension ReportedSum {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("sum")
      writer.int(sum)
      writer.key("runs")
      writer.int(runs)
    }
  }
}
