import CaseJSON
package import CaseModel
import Foundation

/// Files that look like data and are not.
package enum FileTrap {
  private static let pointer = Array("version https://git-lfs.github.com/spec/".utf8)

  /// A finding where a file holds a Git LFS pointer instead of its content.
  static func pointerFinding(_ start: some Collection<UInt8>, shownAs name: String) -> Finding? {
    guard start.starts(with: pointer) else { return nil }
    return Finding(
      .error, "file.lfs-pointer", "\(name) is a Git LFS pointer, not the file itself",
      hint: "run: git lfs pull", location: .init(file: name, line: 1, column: 1))
  }

  /// The same for a file that is kept by git: its content is not in the repository.
  package static func pointerFinding(ofFileAt path: String, shownAs name: String) -> Finding? {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      return Finding(.error, "file.unreadable", "\(name) cannot be read")
    }
    let start = handle.readData(ofLength: pointer.count)
    guard start.elementsEqual(pointer) else { return nil }
    return Finding(
      .error, "file.lfs-pointer", "\(name) is a Git LFS pointer, not the file itself",
      hint: "keep what a verdict rests on in git itself", location: .init(file: name, line: 1, column: 1))
  }
}
