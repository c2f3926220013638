import CaseAgents
import CaseFiles
import CaseModel
import CaseRun

/// The journal of a run, and the recordings that are made of it.
struct LiveReplies: ReplyKeeper {
  let journal: ReplyJournal
  /// What writes into a recording: whose replies, and who gave them.
  struct Recorder {
    let agent: String
    let program: Digest
    let file: DatasetReference
    /// The digest of the file when the run began; absent where there was none.
    let known: Digest?
  }

  let recorders: [Recorder]

  var recordings: [String: DatasetReference] {
    Dictionary(recorders.map { ($0.agent, $0.file) }) { first, _ in first }
  }

  var hasReplies: Bool { !journal.isEmpty }

  func begin(in directory: RunDirectory, isResumed: Bool) throws(WriteFault) -> Findings {
    if isResumed { return try journal.resume(at: directory.replies) }
    try journal.begin(at: directory.replies)
    return Findings()
  }

  func finish(in directory: RunDirectory) throws(WriteFault) -> Bool {
    try journal.finish()
    if journal.isEmpty { return false }
    var merges: [RecordingMerge] = []
    for file in files {
      let own = recorders.filter { $0.file.path == file.path }
      let programs = Dictionary(own.map { ($0.agent, $0.program) }) { first, _ in first }
      let merge = try RecordingMerge(of: file, with: journal.path, programs: programs, known: own.first?.known)
      if merge.isNeeded { merges.append(merge) }
    }
    if merges.isEmpty { return false }
    var digests: [(path: String, digest: Digest)] = []
    for merge in merges { digests.append((merge.reference.relativePath, try merge.digest())) }
    try RecordedFiles.write(digests, in: directory)
    for merge in merges { try merge.write() }
    return true
  }

  /// Each file once.
  private var files: [DatasetReference] {
    recorders.indices.filter { index in !recorders[..<index].contains { $0.file.path == recorders[index].file.path } }
      .map { recorders[$0].file }
  }
}
