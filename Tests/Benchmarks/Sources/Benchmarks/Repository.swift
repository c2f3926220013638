import Foundation

/// The checkout that this package lies in.
enum Repository {
  struct Fault: Error, CustomStringConvertible {
    let description: String
  }

  static let root: URL = (1...5).reduce(URL(fileURLWithPath: #filePath)) { url, _ in url.deletingLastPathComponent() }

  /// The public evaluation data beside the checkout, which is no part of the project.
  static let data = root.deletingLastPathComponent().appendingPathComponent("shared/data")

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  /// Builds the release binary, which is what people use.
  static func buildCasegate() throws -> String {
    try build(["casegate"])
    return root.appendingPathComponent(".build/release/casegate").path
  }

  /// Builds products as people use them.
  static func build(_ products: [String]) throws {
    for product in products {
      let build = ["swift", "build", "--package-path", root.path, "--configuration", "release", "--product", product]
      guard try TimedProcess.run(["/usr/bin/env"] + build, output: nil).status == 0 else {
        throw Fault(description: "\(product) cannot be built")
      }
    }
  }
}
