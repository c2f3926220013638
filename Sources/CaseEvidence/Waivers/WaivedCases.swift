package import CaseFiles
package import CaseModel

/// The cases of a workflow's datasets that a waiver may be about.
package enum WaivedCases {
  /// - Returns: those of the cases that are there, by id.
  /// - Throws: where a dataset cannot be read.
  package static func find(
    _ ids: Set<String>, in loaded: LoadedWorkflow
  ) throws(EvidenceFault) -> [String: Case] {
    var found: [String: Case] = [:]
    if ids.isEmpty { return found }
    for dataset in loaded.datasets {
      do throws(FileFault) {
        var reader = try LineReader(path: dataset.path, shownAs: dataset.name)
        while let block = try reader.next() {
          // What is wrong with a line is said when it is replayed.
          for read in CaseParser.parse(block, file: dataset.name).cases where ids.contains(read.item.id) {
            found[read.item.id] = read.item
          }
        }
      } catch {
        throw EvidenceFault(error.finding)
      }
    }
    return found
  }
}
