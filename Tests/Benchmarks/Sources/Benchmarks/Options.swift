import Foundation

/// What is measured, and how often.
struct Options {
  enum Part: String, CaseIterable {
    case replay, compare, start, worker, live, http
  }

  struct Fault: Error, CustomStringConvertible {
    let description: String
  }

  private(set) var parts: [Part] = []
  /// The numbers of cases that are replayed, from the smallest; each is ten times the one before.
  private(set) var counts = [10_000, 100_000]
  /// How often each thing is measured; the best counts.
  private(set) var rounds = 3
  private(set) var isReportOnly = false
  /// A binary that is there already; absent where it is built first.
  private(set) var casegate: String?

  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--million": counts.append(1_000_000)
      case "--report-only": isReportOnly = true
      case "--rounds":
        guard let value = rest.popFirst().flatMap({ Int($0) }), value > 0 else {
          throw Fault(description: "--rounds takes a number above 0")
        }
        rounds = value
      case "--casegate":
        guard let value = rest.popFirst() else { throw Fault(description: "--casegate takes the path of a binary") }
        casegate = URL(fileURLWithPath: value).path
      case _ where Part(rawValue: argument) != nil: parts += [argument].compactMap(Part.init(rawValue:))
      default: throw Fault(description: "'\(argument)' is not known here\n\(Self.usage)")
      }
    }
    if parts.isEmpty { parts = Part.allCases }
  }

  static let usage = """
    usage: swift run -c release --package-path Tests/Benchmarks Benchmarks [PART…] [OPTION…]
      PART is replay, compare, start, worker, live or http; all of them unless said
      --million          replay 1,000,000 cases too, and call 100,000 times; takes a gigabyte or two of disk and some minutes
      --rounds N         how often each thing is measured; the best counts (3)
      --report-only      end with 0 though a bar is missed
      --casegate PATH    a release binary that is there already
    """
}
