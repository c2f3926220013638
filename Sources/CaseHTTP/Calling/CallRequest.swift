/// One HTTP exchange that is wanted: a POST of a body to a URL.
package struct CallRequest: Sendable {
  package var url: String
  /// Names and values, in the order in which they are sent; the values may be secrets.
  package var headers: [(name: String, value: String)]
  package var body: [UInt8]
  /// How many tokens the exchange is expected to cost, for the limit of tokens per minute; 0 where it costs none.
  package var expectedTokens: Int
  /// Whether it may be made again when nobody knows whether it was carried out.
  package var isRepeatable: Bool

  package init(
    url: String, headers: [(name: String, value: String)], body: [UInt8], expectedTokens: Int = 0,
    isRepeatable: Bool = true
  ) {
    self.url = url
    self.headers = headers
    self.body = body
    self.expectedTokens = expectedTokens
    self.isRepeatable = isRepeatable
  }
}
