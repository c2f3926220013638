import CaseModel

extension ChangeKind {
  /// What people call the kind.
  var words: String {
    switch self {
    case .newAction: "new action"
    case .widerScope: "wider scope"
    case .looserThreshold: "looser threshold"
    case .newIntegration: "new integration"
    case .escalationChanged: "escalation changed"
    case .approvalChanged: "approval changed"
    case .ownerChanged: "owner changed"
    case .gateLoosened: "gate or budget loosened"
    case .datasetWeakened: "dataset weakened"
    case .narrowing: "narrowing"
    case .neutral: "neutral"
    }
  }

  var tone: TerminalStyle.Tone {
    switch self {
    case .newAction, .widerScope, .looserThreshold, .newIntegration, .escalationChanged, .approvalChanged,
      .ownerChanged, .gateLoosened, .datasetWeakened:
      .yellowBold
    case .narrowing: .greenBold
    case .neutral: .bold
    }
  }
}
