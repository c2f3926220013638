package import CaseJSON

extension Matcher {
  /// Whether a judge is asked anywhere.
  package var asksJudges: Bool {
    switch self {
    case .judge: true
    case .all(let matchers), .any(let matchers), .list(let matchers): matchers.contains(where: \.asksJudges)
    case .object(let fields, _): fields.contains(where: \.matcher.asksJudges)
    // Only what can be met by more passes of judges may hold one, so that none stands under `not`.
    case .not, .equals, .oneOf, .above, .atLeast, .below, .atMost, .within, .containsAny, .containsAll, .startsWith,
      .matches, .exists, .set:
      false
    }
  }

  /// The judges that are asked, in the order in which they are written.
  package var judges: [String] {
    switch self {
    case .judge(let name, _): [name]
    case .all(let matchers), .any(let matchers), .list(let matchers): matchers.flatMap(\.judges)
    case .object(let fields, _): fields.flatMap(\.matcher.judges)
    case .not, .equals, .oneOf, .above, .atLeast, .below, .atMost, .within, .containsAny, .containsAll, .startsWith,
      .matches, .exists, .set:
      []
    }
  }

  /// The same question with what judges said put in; what was put in before stays.
  ///
  /// - Parameter pointer: where the value stands that the question is about.
  package func answered(at pointer: String = "", _ score: (JudgeQuestion) -> JudgedScore?) -> Matcher {
    switch self {
    case .judge(let name, nil): .judge(name, score(JudgeQuestion(judge: name, pointer: pointer)))
    case .all(let matchers): .all(matchers.map { $0.answered(at: pointer, score) })
    case .any(let matchers): .any(matchers.map { $0.answered(at: pointer, score) })
    case .list(let matchers):
      .list(matchers.enumerated().map { $0.element.answered(at: "\(pointer)/\($0.offset)", score) })
    case .object(let fields, let isExact):
      .object(
        fields.map { field in
          MatchedField(
            name: field.name, matcher: field.matcher.answered(at: pointer + "/" + field.name.asPointer, score))
        }, isExact: isExact)
    case .judge, .not, .equals, .oneOf, .above, .atLeast, .below, .atMost, .within, .containsAny, .containsAll,
      .startsWith, .matches, .exists, .set:
      self
    }
  }

  /// The questions to judges that have no answer, in the order in which they are written, each once.
  package var openQuestions: [JudgeQuestion] {
    var open: [JudgeQuestion] = []
    _ = answered { question in
      if !open.contains(question) { open.append(question) }
      return nil
    }
    return open
  }
}

extension JSONValue {
  /// The value that a JSON pointer leads to.
  package func at(pointer: String) -> JSONValue? {
    var value = self
    for part in pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
      let name = String(part).replacing("~1", with: "/").replacing("~0", with: "~")
      guard let next = value.kind == .array ? value.at(JSONPath(components: [name])) : value[name] else { return nil }
      value = next
    }
    return value
  }
}

extension String {
  /// The name as a part of a JSON pointer.
  fileprivate var asPointer: String { replacing("~", with: "~0").replacing("/", with: "~1") }
}
