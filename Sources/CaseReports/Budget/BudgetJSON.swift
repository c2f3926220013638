import CaseJSON
import CaseJudgement
import CaseModel

/// Error budgets over time, for machines.
package enum BudgetJSON {
  package static let version = 1

  package static func text(_ statements: [BudgetStatement]) -> String {
    var writer = JSONWriter(.indented)
    writer.object { writer in
      writer.field("record", "casegate.budget")
      writer.field("v", version)
      writer.key("workflows")
      writer.array { writer in for statement in statements { write(statement, &writer) } }
    }
    writer.newline()
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private static func write(_ statement: BudgetStatement, _ writer: inout JSONWriter) {
    let budget = statement.budget
    writer.object { writer in
      writer.field("name", statement.workflow.name)
      writer.field("version", statement.workflow.version.description)
      writer.field("stage", statement.workflow.stage.rawValue)
      writer.field("as_of", budget.asOf.description)
      number("objective", budget.objective, &writer)
      writer.field("volume", budget.volume)
      number("allowed", budget.allowed.value, &writer)
      number("spent", budget.spent.value, &writer)
      number("remaining", budget.remaining.value, &writer)
      writer.field("is_spent", budget.isSpent)
      writer.key("windows")
      writer.array { writer in for window in [budget.long, budget.short] { write(window, &writer) } }
      writer.key("exhaustion_seconds")
      switch budget.exhaustion {
      case .spent: writer.int(0)
      case .never: writer.null()
      case .after(let duration): writer.int(Int(duration.components.seconds))
      }
      writer.key("kinds")
      writer.object { writer in
        for item in budget.items {
          writer.key(named: item.kind.rawValue)
          writer.object { writer in
            writer.field("count", item.count)
            number("spent", item.spent.value, &writer)
          }
        }
      }
      writer.field("recorded", statement.recorded)
      writer.field("later", budget.laterCount)
      writer.field("coverage", statement.coverage.holds)
      writer.field("coverage_explanation", statement.coverage.explanation)
      if let release = statement.release { write(release, errors: statement.releaseErrors, &writer) }
    }
  }

  private static func write(_ window: BudgetWindow, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("length", window.length.description)
      writer.field("incidents", window.incidents)
      number("spent", window.spent.value, &writer)
      number("burn_rate", window.burnRate, &writer)
    }
  }

  private static func write(_ release: ReleaseCost, errors: Int, _ writer: inout JSONWriter) {
    writer.key("one_release")
    writer.object { writer in
      writer.field("run", release.run)
      writer.field("version", release.version)
      number("spent_per_case", release.spentPerCase, &writer)
      number("cost", release.cost, &writer)
      number("left", release.left, &writer)
      writer.field("errors", errors)
    }
  }

  private static func number(_ name: StaticString, _ value: Double, _ writer: inout JSONWriter) {
    writer.key(name)
    writer.double(value)
  }
}
