import Foundation

/// A certificate that nobody trusts and its key, made for these tests and used nowhere else: localhost, for a century.
enum Throwaway {
  static let certificate = """
    -----BEGIN CERTIFICATE-----
    MIIBmjCCAUGgAwIBAgIUYZH/n+DUtfPTXGcJHR0A1cJX2GUwCgYIKoZIzj0EAwIw
    FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMTIxNDkyMVoYDzIxMjYxMDI4
    MjE0OTIxWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
    PQMBBwNCAARcNwA2ZmZu7j5rNmMwDFCOE+Vjf7BGuc5KGbRs8jvvjc5UFlz0J1cD
    +le6AyxkKe2KimkAdAK9VDqD1m4vduXvo28wbTAdBgNVHQ4EFgQUNnCWVNo/oFOV
    luB70JMA1RWyc8IwHwYDVR0jBBgwFoAUNnCWVNo/oFOVluB70JMA1RWyc8IwDwYD
    VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
    zj0EAwIDRwAwRAIge2ePAbVciX3CfxVNzn0PXBNyZBpV/HJ/s8fYz6i+qBcCIFsN
    Ow4OmpFbox5ICjCX/7TmccNnWaqbwT78tnmHzHWm
    -----END CERTIFICATE-----

    """

  static let key = """
    -----BEGIN PRIVATE KEY-----
    MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgYZy3sKK+MwiSiNJm
    pRVtLL74sxYtVLdG6XjfI3IR10qhRANCAARcNwA2ZmZu7j5rNmMwDFCOE+Vjf7BG
    uc5KGbRs8jvvjc5UFlz0J1cD+le6AyxkKe2KimkAdAK9VDqD1m4vduXv
    -----END PRIVATE KEY-----

    """

  /// Writes both into a folder that the caller removes.
  static func write() throws -> (folder: URL, chain: String, key: String) {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("casegate-tls-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let files = (folder.appendingPathComponent("chain.pem"), folder.appendingPathComponent("key.pem"))
    try Data(certificate.utf8).write(to: files.0)
    try Data(key.utf8).write(to: files.1)
    return (folder, files.0.path, files.1.path)
  }
}
