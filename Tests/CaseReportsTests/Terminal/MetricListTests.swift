import CaseModel
import Testing

@testable import CaseReports

@Suite struct MetricListTests {
  @Test(arguments: [40, 80, 120])
  func everyMetricIsListedWithinTheWidth(width: Int) {
    let lines = MetricList(style: TerminalStyle(width: width, hasColor: false)).text.split(separator: "\n")
    for metric in Metric.allCases {
      #expect(lines.contains { $0 == metric.rawValue || $0.hasPrefix(metric.rawValue + " ") })
    }
    for line in lines { #expect(line.count <= width, "\(line)") }
    let printed = lines.joined(separator: " ").split(separator: " ").joined(separator: " ")
    for metric in Metric.allCases { #expect(printed.contains(metric.summary)) }
  }
}
