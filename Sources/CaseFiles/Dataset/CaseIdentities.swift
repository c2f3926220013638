import CaseJSON
package import CaseModel
import Foundation

/// A case's claim to its id, made where the case is read, so that the one task that hears all claims has little to do.
package struct CaseClaim: Sendable {
  /// The id as it is written, or the case where it has none.
  let id: JSONValue
  let line: Int
  /// The id in one spelling, where it has several.
  let respelled: [UInt8]?
  let fingerprint: UInt64

  package init(_ read: ReadCase) {
    id = read.item.source["id"] ?? read.item.source
    line = read.line
    respelled = CaseIdentities.respelled(read.item.id)
    fingerprint = CaseIdentities.fingerprint(of: respelled) ?? id.textFingerprint
  }
}

/// The ids of all cases of a run, each of which may stand for one case only; in few bytes, for there may be millions.
package struct CaseIdentities: Sendable {
  private struct Entry {
    let line: UInt32
    /// Where the id ends among the bytes; it begins where the one before it ends.
    let end: UInt32
  }

  /// Where an entry is found, with enough of its fingerprint that others are passed over without a look at them.
  private struct Place {
    /// One more than the index of the entry; 0 for none.
    let number: UInt32
    let mark: UInt32

    static let empty = Place(number: 0, mark: 0)

    var isEmpty: Bool { number == 0 }
    var index: Int { Int(number) - 1 }

    init(number: UInt32, mark: UInt32) {
      self.number = number
      self.mark = mark
    }

    /// - Parameter index: of the entry.
    init(_ index: Int, _ fingerprint: UInt64) {
      self.init(number: UInt32(index + 1), mark: Self.mark(of: fingerprint))
    }

    /// The half of a fingerprint that does not say where it is placed.
    static func mark(of fingerprint: UInt64) -> UInt32 { UInt32(fingerprint >> 32) }
  }

  /// All ids, one behind another. Compared as Unicode does, so that two spellings of one name are found too.
  private var bytes: [UInt8] = []
  private var entries: [Entry] = []
  /// At the place of an entry's fingerprint or behind it; absent ones are empty.
  private var places: [Place]
  /// Ids that are written in another spelling than the one that is compared.
  private var spellings: [Int: String] = [:]
  /// The files, each with the index of its first case.
  private var files: [(first: Int, name: String)] = []

  /// - Parameter count: how many cases there will be.
  package init(expecting count: Int = 0) {
    places = Array(repeating: .empty, count: DistinctContents.capacity(for: count))
    entries.reserveCapacity(count)
    bytes.reserveCapacity(16 * count)
  }

  package var count: Int { entries.count }

  /// All ids, sorted.
  package var all: [String] { entries.indices.map(id).sorted() }

  package func contains(_ id: String) -> Bool {
    let key = Self.respelled(id) ?? Array(id.utf8)
    return key.withUnsafeBufferPointer { find($0, Fingerprint.text($0)).known != nil }
  }

  /// Takes note of a case.
  ///
  /// - Returns: a finding where another case has its id, or one that only looks like it.
  package mutating func claim(_ claim: CaseClaim, in file: String) -> Finding? {
    if files.last?.name != file { files.append((entries.count, file)) }
    if (entries.count + 1) * 3 > places.count * 2 { grow() }
    var known: Int?
    if let respelled = claim.respelled {
      known = respelled.withUnsafeBufferPointer { add($0, claim) }
      if known == nil { spellings[entries.count - 1] = claim.id.string }
    } else {
      claim.id.readUTF8 { known = add($0, claim) }
    }
    return known.map { finding(claim, $0) }
  }

  /// - Returns: the entry that has the id already.
  private mutating func add(_ key: UnsafeBufferPointer<UInt8>, _ claim: CaseClaim) -> Int? {
    let (known, place) = find(key, claim.fingerprint)
    if let known { return known }
    bytes.append(contentsOf: key)
    entries.append(Entry(line: UInt32(claim.line), end: UInt32(bytes.count)))
    places[place] = Place(entries.count - 1, claim.fingerprint)
    return nil
  }

  private func find(_ key: UnsafeBufferPointer<UInt8>, _ fingerprint: UInt64) -> (known: Int?, place: Int) {
    let mask = places.count - 1
    let mark = Place.mark(of: fingerprint)
    var place = Int(truncatingIfNeeded: fingerprint) & mask
    while !places[place].isEmpty {
      let index = places[place].index
      if places[place].mark == mark, bytes[range(of: index)].elementsEqual(key) { return (index, place) }
      place = (place + 1) & mask
    }
    return (nil, place)
  }

  private mutating func grow() {
    places = Array(repeating: .empty, count: 2 * places.count)
    let mask = places.count - 1
    for index in entries.indices {
      let fingerprint = bytes[range(of: index)].withUnsafeBufferPointer(Fingerprint.text)
      var place = Int(truncatingIfNeeded: fingerprint) & mask
      while !places[place].isEmpty { place = (place + 1) & mask }
      places[place] = Place(index, fingerprint)
    }
  }

  private func range(of index: Int) -> Range<Int> {
    (index == 0 ? 0 : Int(entries[index - 1].end))..<Int(entries[index].end)
  }

  private func id(of index: Int) -> String {
    spellings[index] ?? String(decoding: bytes[range(of: index)], as: UTF8.self)
  }

  private func finding(_ claim: CaseClaim, _ known: Int) -> Finding {
    let id = claim.id.string ?? ""
    let isSame = self.id(of: known).utf8.elementsEqual(id.utf8)
    let what = isSame ? "already stands" : "looks like the one, in another spelling of the same characters,"
    let file = files.last { $0.first <= known }?.name ?? ""
    return Finding(
      .error, "case.duplicate-id", "the id '\(id)' \(what) at \(file):\(entries[known].line)",
      hint: "give every case an id of its own", at: claim.id)
  }

  /// An id in the spelling in which ids are compared; nothing for one that has no other.
  static func respelled(_ id: String) -> [UInt8]? {
    if id.utf8.allSatisfy({ $0 < 0x80 }) { return nil }
    return Array(id.precomposedStringWithCanonicalMapping.utf8)
  }

  static func fingerprint(of key: [UInt8]?) -> UInt64? { key?.withUnsafeBufferPointer(Fingerprint.text) }
}
