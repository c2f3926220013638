import CaseJSON
package import CaseModel

/// A workflow laid out for replaying many cases: what can be worked out without a case is worked out once.
package final class DecisionProgram: Sendable {
  package let workflow: Workflow
  let authority: Authority
  /// One for each step of the workflow.
  let steps: [ProgramStep]
  /// What each step decides; absent for one that asks.
  let consequences: [RuleConsequence?]
  /// The conditions of all steps, one after the other.
  let questions: [Question]
  /// The questions about one field each, and where they stand in the searches.
  let leaves: [Leaf]
  /// The fields of the input in which rules look for texts.
  let searches: [TextSearch]

  /// Whether no case needs an agent's reply.
  package let asksNobody: Bool

  /// - Parameters:
  ///   - killSwitch: whether to replay as if the workflow's kill switch had been thrown.
  ///   - orphaned: an escalation contract to replay without, as if nobody owned it.
  package init(_ workflow: Workflow, killSwitch: Bool = false, orphaned: String? = nil) {
    self.workflow = workflow
    let authority = Authority(
      workflow: workflow, isKilled: killSwitch || workflow.killSwitch?.isOn == true, orphaned: orphaned)
    self.authority = authority
    consequences = workflow.steps.map { RuleConsequence($0.kind, under: authority) }
    var builder = ProgramBuilder()
    steps = workflow.steps.map { builder.step($0) }
    questions = builder.questions
    leaves = builder.leaves
    searches = builder.searches
    asksNobody = workflow.steps.allSatisfy(\.agents.isEmpty)
  }
}

/// One step of a decision.
enum ProgramStep: Sendable {
  /// Asks for the reply of the agent that the workflow's step names.
  case ask
  /// Decides where the questions of the range come out as yes, or where there is none.
  case decide(ifMet: Range<Int>)
}

/// What a rule decides, with what the workflow says about its action.
final class RuleConsequence: Sendable {
  let consequence: Consequence
  /// Absent where it names none, or one that the workflow does not declare.
  let action: GovernedAction?

  /// - Returns: nothing for a step that asks.
  init?(_ kind: DecisionStep.Kind, under authority: Authority) {
    guard case .decide(_, let consequence) = kind else { return nil }
    self.consequence = consequence
    if case .act(let name?, _, _) = consequence { action = authority.action(named: name) } else { action = nil }
  }
}

/// One instruction of a condition, which leaves its answer for the next one; it holds no reference that would have to be
/// counted.
enum Question: Sendable {
  /// Whether a text of the input holds one of some needles: the search, the bit of its answer, and the leaf that asks
  /// for the same by itself.
  case search(Int, answer: UInt64, leaf: Int)
  case field(leaf: Int)
  case not
  case answer(Bool)
  /// Goes on at another place where the answer so far is the one that decides.
  case skip(to: Int, if: Bool)
}

/// A question about one field.
final class Leaf: Sendable {
  let operand: Operand
  let matcher: Matcher

  init(_ operand: Operand, _ matcher: Matcher) {
    self.operand = operand
    self.matcher = matcher
  }
}

/// One field of the input and all that rules look for in its text.
final class TextSearch: Sendable {
  let path: JSONPath
  let needles: NeedleIndex

  init(_ path: JSONPath, _ needles: NeedleIndex) {
    self.path = path
    self.needles = needles
  }
}
