import CaseJSON
import CaseModel

extension Matcher {
  /// Whether a name from one of casegate's own lists is what was expected.
  func isExpected(_ name: String) -> Bool {
    if case .equals(let value) = self { return value.isString(name) }
    var builder = JSONBuilder()
    builder.string(name)
    return isExpected(builder.finish())
  }

  /// Whether a refusal's reason is what was expected; none never is, unless that is what was asked for.
  func isExpected(_ reason: RefusalReason?) -> Bool {
    guard let reason else { return isExpected(JSONValue?.none) }
    return isExpected(reason.rawValue)
  }
}
