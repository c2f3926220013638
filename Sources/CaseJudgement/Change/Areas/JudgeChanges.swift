import CaseJSON
import CaseModel

extension ChangeList {
  /// Who says what is good, by what, and from which score on: a change of which loosens unless it is known not to.
  mutating func compareJudges() {
    for was in old.judges where !new.judges.contains(where: { $0.name == was.name }) {
      add(.gateLoosened, ["judges", was.name], "what it judged is judged by nobody, or by another one")
    }
    for now in new.judges {
      if let was = old.judges.first(where: { $0.name == now.name }) {
        compareJudge(was, now, ["judges", now.name])
      } else {
        add(.gateLoosened, ["judges", now.name], "its opinion can stand where an exact answer was demanded")
      }
    }
    compareDemands(["gate", "judge"])
  }

  private mutating func compareJudge(_ was: Judge, _ now: Judge, _ path: [String]) {
    if was.agent != now.agent {
      add(.gateLoosened, path + ["agent"], "somebody else judges, and what they let pass cannot be decided")
    }
    if was.rubric != now.rubric {
      add(.gateLoosened, path + ["rubric"], "it judges by another rubric, and what that lets pass cannot be decided")
    }
    if was.scale != now.scale {
      add(.gateLoosened, path + ["scale"], "scores mean something else, and what passes cannot be decided")
    }
    comparePass(was, now, path + ["pass"])
    if was.seesInput != now.seesInput {
      add(.gateLoosened, path + ["sees_input"], "it is shown something else, and what it lets pass cannot be decided")
    }
    switch (was.calibration, now.calibration) {
    case (nil, nil): break
    case (nil, _?): add(.narrowing, path + ["calibration"], "it is held against verdicts of people")
    case (_?, nil):
      add(.gateLoosened, path + ["calibration"], "it is not held against a file of people's verdicts any more")
    case (let before?, let after?):
      if before != after { add(.gateLoosened, path + ["calibration"], "it is held against other verdicts") }
    }
    remark(path + ["description"], was.description, now.description)
  }

  private mutating func comparePass(_ was: Judge, _ now: Judge, _ path: [String]) {
    switch (was.pass, now.pass) {
    case (.atLeast(let before), .atLeast(let after)):
      compare(
        path + ["at_least"], before, after, rising: (.narrowing, "only a higher score passes"),
        falling: (.gateLoosened, "a lower score passes"))
    case (.atMost(let before), .atMost(let after)):
      compare(
        path + ["at_most"], before, after, rising: (.gateLoosened, "a higher score passes"),
        falling: (.narrowing, "only a lower score passes"))
    case (.atLeast, .atMost), (.atMost, .atLeast):
      add(.gateLoosened, path, "what passed fails, and what failed passes")
    }
  }

  /// What is demanded of every judge.
  private mutating func compareDemands(_ path: [String]) {
    let (was, now) = (old.gate.judge, new.gate.judge)
    compareBar(path + ["kappa"], was?.kappa, now?.kappa, "agreement with people")
    compare(
      path + ["kappa", "confidence"], was?.confidence ?? 0, now?.confidence ?? 0,
      rising: (.narrowing, "agreement must be shown with more confidence"),
      falling: (.gateLoosened, "agreement must be shown with less confidence"))
    // Where nothing is said, no text that is known to be bad may pass.
    compare(
      path + ["canaries", "at_most"], was?.canariesAtMost ?? 0, now?.canariesAtMost ?? 0,
      rising: (.gateLoosened, "more texts that are known to be bad may pass"),
      falling: (.narrowing, "fewer texts that are known to be bad may pass"))
    if was?.demandsCanaries ?? false, !(now?.demandsCanaries ?? false) {
      add(.gateLoosened, path + ["canaries"], "there need be no texts that are known to be bad")
    } else if !(was?.demandsCanaries ?? false), now?.demandsCanaries ?? false,
      (now?.canariesAtMost ?? 0) == 0
    {
      add(.narrowing, path + ["canaries"], "there have to be texts that are known to be bad")
    }
    compare(
      path + ["verdicts", "at_least"], was?.verdictsAtLeast ?? JudgePolicy.usualVerdicts,
      now?.verdictsAtLeast ?? JudgePolicy.usualVerdicts,
      rising: (.narrowing, "κ is believed only from more verdicts on"),
      falling: (.gateLoosened, "κ is believed from fewer verdicts on"))
  }

  private mutating func compareBar(_ path: [String], _ was: Double?, _ now: Double?, _ what: String) {
    switch (was, now) {
    case (nil, nil): break
    case (_?, nil): add(.gateLoosened, path, "no \(what) is demanded of judges any more")
    case (nil, _?): add(.narrowing, path, "\(what) is demanded of judges")
    case (let before?, let after?):
      compare(
        path + ["at_least"], before, after, rising: (.narrowing, "more \(what) is demanded of judges"),
        falling: (.gateLoosened, "less \(what) is demanded of judges"))
    }
  }
}
