import CaseFiles
import CaseJSON
import CaseModel

/// Where every case of a plan stands, so that any of them can be read by itself: 28 bytes a case.
struct CasePlaces {
  /// A line of a dataset, and enough of it to tell it from another one when it is read again.
  private struct Place {
    let offset: Int
    let fingerprint: UInt64
    let byteCount: UInt32
    let line: UInt32
  }

  private struct Source {
    let dataset: RunPlan.PlannedDataset
    let file: PositionedFile
    /// The position of its first case.
    let first: Int
  }

  private var places: [Place] = []
  private var sources: [Source] = []
  /// Positions in the plan, each kind by itself.
  private var critical: [UInt32] = []
  private var others: [UInt32] = []

  init(expecting count: Int) {
    places.reserveCapacity(count)
    others.reserveCapacity(count)
  }

  var count: Int { places.count }

  mutating func begin(_ dataset: RunPlan.PlannedDataset) throws(FileFault) {
    let file = try PositionedFile(path: dataset.file.path, shownAs: dataset.file.name)
    sources.append(Source(dataset: dataset, file: file, first: places.count))
  }

  /// Adds the next line of the dataset that was begun last.
  mutating func add(_ line: LineBlock.Line) {
    places.append(
      Place(
        offset: line.byteOffset, fingerprint: Fingerprint.text(line.text), byteCount: UInt32(line.text.count),
        line: UInt32(line.number)))
  }

  /// Takes note of what the line at a position holds.
  mutating func note(_ item: Case, at position: Int) {
    if item.severity == .critical { critical.append(UInt32(position)) } else { others.append(UInt32(position)) }
  }

  /// Brings the cases into the order in which they run: the critical ones first, each kind by chance.
  mutating func shuffle(by seed: Digest) {
    var random = SeededOrder(seed: seed)
    random.shuffle(&critical)
    random.shuffle(&others)
  }

  /// The position in the plan of the case that runs as the so-manieth, counted from 0.
  subscript(turn: Int) -> Int { Int(turn < critical.count ? critical[turn] : others[turn - critical.count]) }

  /// A case by itself: the block that holds nothing but its line.
  func block(at position: Int) throws(FileFault) -> (block: LineBlock, dataset: RunPlan.PlannedDataset) {
    let place = places[position]
    guard let source = sources.last(where: { $0.first <= position }) else {
      throw FileFault(Finding(.error, "dataset.changed", "a case of the plan is in no dataset", hint: "run again"))
    }
    guard let bytes = source.file.read(at: place.offset, count: Int(place.byteCount)),
      bytes.withUnsafeBufferPointer(Fingerprint.text) == place.fingerprint
    else {
      throw FileFault(
        Finding(
          .error, "dataset.changed", "\(source.dataset.file.name) changed while it was read", hint: "run again"))
    }
    let block = LineBlock(bytes: bytes, firstLine: Int(place.line), byteOffset: place.offset, isLast: true)
    return (block, source.dataset)
  }
}
