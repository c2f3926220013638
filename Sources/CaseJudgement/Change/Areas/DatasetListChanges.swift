import CaseModel

extension ChangeList {
  /// Which files of past cases are replayed; what stands in them is compared where files can be read.
  mutating func compareDatasets() {
    list(
      ["datasets"], old.datasets, new.datasets, added: (.neutral, { "the cases of \($0) are replayed too" }),
      removed: (.datasetWeakened, { "the cases of \($0) are replayed no more" }))
  }
}
