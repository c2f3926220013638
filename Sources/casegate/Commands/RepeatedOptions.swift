import ArgumentParser

/// Options that mean one thing: a second use would silently replace the first, which may have been the stricter one.
enum RepeatedOptions {
  private static let single = [
    ["--workflow"], ["--pass-rate", "--pass_rate"], ["--repeat"], ["--limit"], ["--jobs"], ["--boundary"], ["--as-of"],
    ["--baseline"], ["--base"], ["--record"], ["--max-cost"], ["--max-calls"], ["--max-time"], ["--resume"],
  ]

  /// - Throws: a usage error that names the option.
  static func refuse(in arguments: [String]) throws {
    let names = arguments.prefix { $0 != "--" }.map { String($0.prefix { $0 != "=" }) }
    for spellings in single where names.count(where: spellings.contains) > 1 {
      throw ValidationError("\(spellings[0]) is given more than once.")
    }
  }
}
