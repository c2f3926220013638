import CaseModel

extension Incident {
  /// - Parameter at: when it occurred, in days since 1970.
  static func made(
    _ id: String = "I", points: Double, at day: Double, kind: FailureKind = .wrongAct, caseID: String? = nil
  ) -> Incident {
    var incident = Incident(source: json("{}"))
    incident.id = id
    incident.points = Points(points) ?? Points(thousandths: 0)
    incident.occurred = .day(day)
    incident.detected = incident.occurred
    incident.kind = kind
    incident.caseID = caseID
    return incident
  }
}

extension Instant {
  static func day(_ day: Double) -> Instant { Instant(milliseconds: Int((day * 86_400_000).rounded())) }
}

extension BudgetPolicy {
  static func made(_ objective: Double, volume: Int, window: String = "30d") -> BudgetPolicy {
    var policy = BudgetPolicy.objective(objective)
    policy.volume = volume
    policy.window = TimeSpan(window)
    return policy
  }
}
