import CaseJSON
import CaseJudgement
import CaseModel

extension VerdictRecord {
  func writeNumbers(_ writer: inout JSONWriter) {
    let numbers = verdict.numbers
    writer.key("metrics")
    writer.object { writer in
      for metric in Metric.allCases {
        writer.key(named: metric.rawValue)
        Self.write(numbers.measure(metric), &writer)
      }
    }
    writer.key("slices")
    writer.object { writer in
      for rate in numbers.sliceRates {
        writer.key(named: rate.slice.description)
        Self.write(rate.passRate, &writer)
      }
    }
    writer.key("pass_hat_k")
    writer.array { writer in for value in numbers.passHat { writer.double(value) } }
    writer.key("pass_at_k")
    writer.array { writer in for value in numbers.passAt { writer.double(value) } }
    writer.key("matrix")
    writer.object { writer in
      for row in ExpectedRow.allCases {
        writer.key(named: row.rawValue)
        writer.object { writer in
          for column in ConfusionMatrix.Column.allCases {
            writer.key(named: column.rawValue)
            writer.int(numbers.matrix[row, column])
          }
        }
      }
    }
    writer.key("failures")
    writer.object { writer in
      for kind in FailureKind.allCases {
        writer.key(named: kind.rawValue)
        writer.int(numbers.failureCounts[kind] ?? 0)
      }
    }
    writer.key("errors")
    writer.object { writer in
      for kind in Fault.Kind.allCases {
        guard let count = numbers.faultCounts[kind], count > 0 else { continue }
        writer.key(named: kind.rawValue)
        writer.int(count)
      }
    }
  }

  private static func write(_ observation: Observation, _ writer: inout JSONWriter) {
    switch observation {
    case .measured(let measurement): writer.object { $0.write(measurement) }
    case .undefined(let reason): writer.object { $0.field("undefined", reason) }
    }
  }

  func writeBudget(_ writer: inout JSONWriter) {
    let budget = verdict.budget
    writer.key("budget")
    writer.object { writer in
      writer.field("objective", budget.objective)
      writer.field("allowed", budget.allowed?.value)
      writer.field("spent", budget.spent)
      writer.key("within")
      writer.bool(budget.isWithin)
      writer.key("items")
      writer.array { writer in
        for item in budget.items {
          writer.object { writer in
            writer.field("failure", item.kind.rawValue)
            writer.field("weight", item.weight.value)
            writer.field("count", item.count)
            writer.field("spent", item.spent)
          }
        }
      }
      writer.field("burn_rate", budget.burnRate)
      writer.optionalField("projection", verdict.projection?.sentence)
    }
  }
}
