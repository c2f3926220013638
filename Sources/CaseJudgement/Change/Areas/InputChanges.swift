import CaseJSON
import CaseModel

extension ChangeList {
  /// What the workflow accepts: the fields that it knows, their types, and those without which it never acts.
  mutating func compareInputs() {
    switch (old.source["input"] != nil, new.source["input"] != nil) {
    case (false, false): return
    case (true, false): return add(.widerScope, ["input"], "rules may read any field, and none is required")
    case (false, true): return add(.narrowing, ["input"], "only declared fields can be read, as they are typed")
    case (true, true): break
    }
    for was in old.inputs where !new.inputs.contains(where: { $0.name == was.name }) {
      if was.isRequired {
        add(.widerScope, ["input", was.name], "it may act where the field is missing")
      } else {
        add(.narrowing, ["input", was.name], "no rule can read the field any more")
      }
    }
    for now in new.inputs {
      if let was = old.inputs.first(where: { $0.name == now.name }) {
        compareInput(was, now)
      } else if now.isRequired {
        add(.narrowing, ["input", now.name], "it never acts where the field is missing")
      } else {
        add(.widerScope, ["input", now.name], "it accepts a field that it did not know")
      }
    }
  }

  private mutating func compareInput(_ was: InputField, _ now: InputField) {
    let path = ["input", now.name]
    switch (was.isRequired, now.isRequired) {
    case (true, false): add(.widerScope, path + ["required"], "it may act where the field is missing")
    case (false, true): add(.narrowing, path + ["required"], "it never acts where the field is missing")
    case (true, true), (false, false): break
    }
    switch (was.type, now.type) {
    case (let type?, let other?) where type == other: break
    case (nil, nil): break
    case (nil, _?), (.number, .integer): add(.narrowing, path + ["type"], "fewer values are of its type")
    case (_?, nil), (_?, _?): add(.widerScope, path + ["type"], "values are accepted that were of another type")
    }
    switch (was.unit, now.unit) {
    case (let unit?, let other) where unit != other:
      add(.widerScope, path + ["unit"], "the same number means something else, and every bound on it too")
    case (nil, _?): add(.neutral, path + ["unit"], "what the number counts is said now")
    case (_?, _), (nil, nil): break
    }
    remark(path + ["description"], was.description, now.description)
  }
}
