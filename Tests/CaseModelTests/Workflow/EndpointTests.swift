import CaseModel
import Testing

@Suite struct EndpointTests {
  @Test(arguments: [
    ("https://api.openai.com/v1/chat/completions", "https://api.openai.com:443", false),
    ("HTTPS://API.example.com:8443/a?b=c", "https://api.example.com:8443", false),
    ("http://localhost:8080/v1", "http://localhost:8080", true), ("http://127.0.0.1/", "http://127.0.0.1:80", true),
    ("http://127.1.2.3", "http://127.1.2.3:80", true), ("http://[::1]:9/x", "http://[::1]:9", true),
    // They only look like this machine.
    ("http://127.0.0.1.example.com/", "http://127.0.0.1.example.com:80", false),
    ("http://localhost.example.com", "http://localhost.example.com:80", false),
    ("http://127.0.0.256", "http://127.0.0.256:80", false), ("http://0127.0.0.1", "http://0127.0.0.1:80", false),
    ("http://128.0.0.1", "http://128.0.0.1:80", false), ("http://[::2]/", "http://[::2]:80", false),
    ("https://a/?q=1:2", "https://a:443", false), ("https://a?q=/@x", "https://a:443", false),
  ]) func reads(text: String, origin: String, isLoopback: Bool) throws {
    let endpoint = try Endpoint(text)
    #expect(endpoint.origin == origin)
    #expect(endpoint.isLoopback == isLoopback)
    #expect(endpoint.text == text)
  }

  @Test(arguments: [
    ("", Endpoint.Fault.scheme), ("api.openai.com/v1", .scheme), ("ftp://a/b", .scheme), ("https:/a", .scheme),
    ("https://", .host), ("https:///v1", .host), ("https://a..b/", .host), ("https://:80/", .host),
    ("https://[]/", .host), ("https://[x]/", .host), ("https://a:/x", .port), ("https://a:0/x", .port),
    ("https://a:65536", .port), ("https://a:8o/", .port), ("https://[::1]8/", .port),
    ("https://user:secret@a/b", .userInformation), ("https://localhost@evil.example/", .userInformation),
    ("https://a/b#c", .fragment), ("https://a/b c", .characters), ("https://a/\n", .characters),
    ("https://a/{x}", .characters), (#"https://a\@b/"#, .characters), ("https://ä.example/", .characters),
  ]) func refuses(text: String, fault: Endpoint.Fault) {
    #expect(throws: fault) { try Endpoint(text) }
  }
}
