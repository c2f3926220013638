import CaseFiles
import CaseReports
import Foundation

/// A file that `--output` names; its ending says the format.
struct ReportFile {
  enum Format: String, CaseIterable {
    /// The verdict's record.
    case json
    /// JUnit.
    case xml
    /// Markdown.
    case md

    /// What stands at the beginning of every file of this format that casegate wrote.
    var mark: String {
      switch self {
      case .json: "\"record\": \"casegate."
      case .xml: "<testsuites name=\"casegate"
      case .md: MarkdownReport.mark
      }
    }
  }

  /// As the user typed it.
  let name: String
  /// Absolute, in a folder without symbolic links.
  let path: String
  let format: Format

  /// - Throws: a usage fault for a path that cannot hold a report, or that holds something else.
  init(_ name: String) throws(UsageFault) {
    let url = URL(fileURLWithPath: name)
    guard let format = Format.allCases.first(where: { name.hasSuffix("." + $0.rawValue) }) else {
      let known = Format.allCases.map { "." + $0.rawValue }.joined(separator: ", ")
      throw UsageFault("--output \(name): the name has to end with one of \(known), which say the format.")
    }
    let folder = ProjectRoot.resolved(url.deletingLastPathComponent().path)
    self.name = name
    self.format = format
    path = folder + (folder == "/" ? "" : "/") + url.lastPathComponent
    if folder.split(separator: "/").contains(".casegate") {
      throw UsageFault("--output \(name): what a run leaves behind is not replaced; name another folder.")
    }
    var status = stat()
    guard stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw UsageFault("--output \(name): there is no folder \(url.deletingLastPathComponent().relativePath).")
    }
    try checkWhatIsThere()
  }

  /// A mistyped name must not cost anybody a file: only an earlier report is replaced.
  private func checkWhatIsThere() throws(UsageFault) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    if status.st_mode & S_IFMT == S_IFDIR { throw UsageFault("--output \(name) is a folder.") }
    guard status.st_mode & S_IFMT == S_IFREG else { throw UsageFault("--output \(name) is not a regular file.") }
    if status.st_size == 0 { return }
    let start = FileHandle(forReadingAtPath: path).flatMap { handle in
      defer { handle.closeFile() }
      return String(decoding: handle.readData(ofLength: 256), as: UTF8.self)
    }
    guard let start, start.contains(format.mark) else {
      throw UsageFault(
        "--output \(name) is there already and is no report of casegate; remove it, or name another file.")
    }
  }

  /// Takes the file away.
  func remove() throws(WriteFault) {
    if unlink(path) != 0, errno != ENOENT { throw .system("remove", name) }
  }
}
