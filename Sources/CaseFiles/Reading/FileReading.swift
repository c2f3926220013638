import CaseJSON
import CaseModel
import Foundation

/// Reads whole files and says in a finding why one cannot be read.
enum FileReading {
  /// What one of our own files may measure at the most; datasets and recordings are streamed instead.
  static let largestFile = 64 << 20

  static func bytes(of path: String, shownAs name: String, _ findings: inout Findings) -> [UInt8]? {
    if let finding = fault(with: path, shownAs: name) {
      findings.add(finding)
      return nil
    }
    do {
      let data = try Data(contentsOf: URL(fileURLWithPath: path))
      if data.count > largestFile {
        findings.add(Finding(.error, "file.too-large", "\(name) is larger than \(largestFile >> 20) MiB"))
        return nil
      }
      return Array(data)
    } catch {
      findings.add(Finding(.error, "file.unreadable", "\(name) cannot be read: \(error.localizedDescription)"))
      return nil
    }
  }

  /// Why a path is no file that can be read.
  static func fault(with path: String, shownAs name: String) -> Finding? {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      return Finding(.error, "file.missing", "there is no file \(name)", hint: neighbour(of: path))
    }
    if isFolder.boolValue { return Finding(.error, "file.folder", "\(name) is a folder, not a file") }
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      return Finding(
        .error, "file.special", "\(name) is not a regular file", hint: "write it to a file first; it is read twice")
    }
    if !FileManager.default.isReadableFile(atPath: path) {
      return Finding(.error, "file.unreadable", "\(name) cannot be read: permission denied")
    }
    return nil
  }

  private static func neighbour(of path: String) -> String? {
    let url = URL(fileURLWithPath: path)
    let folder = url.deletingLastPathComponent()
    guard let names = names(in: folder.path) else { return "the folder \(folder.path) cannot be read either" }
    return nearestName(to: url.lastPathComponent, among: names).map { "did you mean '\($0)'?" }
  }

  /// What a folder holds, sorted; nothing where it cannot be read.
  static func names(in folder: String) -> [String]? {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    } catch {
      return nil
    }
  }
}
