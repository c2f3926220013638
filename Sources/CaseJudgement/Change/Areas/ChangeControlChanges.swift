import CaseJSON
import CaseModel

extension ChangeList {
  /// Who has to agree to a change: nobody may edit the list of their judges unnoticed.
  mutating func compareChangeControl() {
    let path = ["change_control"]
    switch (old.changeControl, new.changeControl) {
    case (nil, nil): break
    case (_?, nil): add(.approvalChanged, path, "nobody has to agree to a change any more")
    case (nil, _?): add(.narrowing, path, "somebody has to agree to a change")
    case (let was?, let now?): compareChangeControl(was, now, path)
    }
  }

  private mutating func compareChangeControl(_ was: ChangeControl, _ now: ChangeControl, _ path: [String]) {
    let approvers = path + ["approvers"]
    let come = now.approvers.filter { !was.approvers.contains($0) }.map(\.name.printable)
    let gone = was.approvers.filter { !now.approvers.contains($0) }.map(\.name.printable)
    if !come.isEmpty {
      add(.approvalChanged, approvers, "\(come.joined(separator: ", ")) may agree to changes, or under another key")
    } else if !gone.isEmpty {
      add(.approvalChanged, approvers, "\(gone.joined(separator: ", ")) may agree to changes no more")
    }
    if was.allowedSigners != now.allowedSigners {
      add(.approvalChanged, path + ["allowed_signers"], "keys are taken from another file")
    }
    for kind in ChangeKind.allCases where kind.widens {
      compare(
        path + ["require", kind.rawValue], was.approvals(for: kind), now.approvals(for: kind),
        rising: (.narrowing, "more people have to agree to such a change"),
        falling: (.approvalChanged, "fewer people have to agree to such a change"))
    }
  }
}
