import CaseJudgement
import CaseModel
import Testing

@Suite struct ShortlistPartsTests {
  private func note(_ ordinal: Int, _ severity: CaseSeverity, _ kind: FailureKind?) -> FailureNote {
    FailureNote(
      ordinal: ordinal, caseID: "c\(ordinal)", repetition: 1, file: "cases.jsonl", line: ordinal + 1,
      severity: severity, kind: kind, fault: kind == nil ? .timeout : nil, why: "", owner: nil)
  }

  /// Every mix of severity and kind, in an order that has nothing to do with how bad they are.
  private var notes: [FailureNote] {
    let kinds: [FailureKind?] = FailureKind.allCases + [nil]
    return (0..<400).map { number in
      let place = number * 7919 % 400
      return note(place, CaseSeverity.allCases[place % 4], kinds[place * 31 % kinds.count])
    }
  }

  @Test func isTheBeginningOfAllThatWereAdded() {
    var list = Shortlist<FailureNote>()
    for note in notes { list.add(note) }
    #expect(list.count == 400)
    #expect(list.entries == Array(notes.sorted().prefix(Shortlist<FailureNote>.limit)))
  }

  @Test func aNoteThatIsMadeOnlyWhereItIsKeptIsKeptWhereItWouldHaveBeen() {
    var (eager, lazy) = (Shortlist<FailureNote>(), Shortlist<FailureNote>())
    var made = 0
    for note in notes {
      eager.add(note)
      lazy.add(FailureNote.Rank(note.severity, note.kind, ordinal: note.ordinal)) {
        made += 1
        return note
      }
    }
    #expect(lazy == eager)
    #expect(made < notes.count)
  }

  @Test func comesToTheSameInParts() {
    var whole = Shortlist<FailureNote>()
    var parts = [Shortlist<FailureNote>](repeating: Shortlist(), count: 3)
    for (index, note) in notes.enumerated() {
      whole.add(note)
      parts[index % 3].add(note)
    }
    var merged = Shortlist<FailureNote>()
    for part in parts.reversed() { merged.merge(part) }
    #expect(merged == whole)
  }
}
