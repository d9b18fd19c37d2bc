import ActivityResponsibility
import SettingFiles

/// How a school system's service is reached: read from a file that only the operator and the daemon may read.
///
/// Everything that vendors do differently (addresses, paths, tokens, certificates) is a setting; see
/// `docs/CONFIGURATION.md`.
public struct ServiceSettings: Hashable, Sendable {
  /// Before `/persons`, without a slash at the end.
  public let base: ServiceAddress
  /// Where a token is asked for with the client's credentials (OAuth 2.0); `nil` where the service takes none.
  public let token: ServiceAddress?
  public let clientID: String
  /// The file that holds the client's secret and nothing else.
  public let clientSecretFile: String?
  /// The `scope` of the token, where the service wants one.
  public let tokenScope: String?
  /// The client's certificate chain and its key, as PEM files (mutual TLS).
  public let certificate: String?
  public let key: String?
  /// Who has signed the service's certificate, as a PEM file; `nil`: anyone the system trusts.
  public let authority: String?
  /// How many persons are asked for at a time; the service may give fewer.
  public let pageSize: Int
  /// How often one question is asked again before the pull gives up.
  public let attempts: Int
  /// The longest an answer may take to come, in seconds.
  public let patience: Int

  static let keys = [
    "base", "token", "client-id", "client-secret-file", "token-scope", "certificate", "key", "authority", "page-size",
    "attempts", "patience-seconds",
  ]

  public init(
    base: ServiceAddress, token: ServiceAddress? = nil, clientID: String = "", clientSecretFile: String? = nil,
    tokenScope: String? = nil, certificate: String? = nil, key: String? = nil, authority: String? = nil,
    pageSize: Int = 500, attempts: Int = 6, patience: Int = 60
  ) {
    self.base = base
    self.token = token
    self.clientID = clientID
    self.clientSecretFile = clientSecretFile
    self.tokenScope = tokenScope
    self.certificate = certificate
    self.key = key
    self.authority = authority
    self.pageSize = pageSize
    self.attempts = attempts
    self.patience = patience
  }

  /// - Throws: ``ErrorCode/wrongUse``, ``ErrorCode/settingUnknown``, ``ErrorCode/settingMalformed``.
  public init(file: String) throws(ExplainedError) {
    try self.init(SettingTable(file: file))
  }

  init(_ table: SettingTable) throws(ExplainedError) {
    try table.requireKnown(Self.keys)
    let form = ("en adress som börjar med https://", "an address that begins with https://")
    guard let base = try table.value("base", form.0, form.1, ServiceAddress.init) else {
      throw table.missing("base", form.0, form.1)
    }
    let token = try table.value("token", form.0, form.1, ServiceAddress.init)
    let client = try table.text("client-id") ?? ""
    let secret = try Self.path("client-secret-file", table)
    if token != nil {
      if client.isEmpty { throw table.missing("client-id", "klientens namn", "the client's name") }
      if secret == nil {
        throw table.missing(
          "client-secret-file", "sökvägen till filen med hemligheten", "the path of the file with the secret")
      }
    }
    let certificate = try Self.path("certificate", table)
    let key = try Self.path("key", table)
    if (certificate == nil) != (key == nil) {
      throw table.missing(
        certificate == nil ? "certificate" : "key", "båda eller ingen av certificate och key",
        "both or neither of certificate and key")
    }
    self.init(
      base: base, token: token, clientID: client, clientSecretFile: secret,
      tokenScope: try table.text("token-scope"), certificate: certificate, key: key,
      authority: try Self.path("authority", table), pageSize: try table.whole("page-size", in: 1...10_000) ?? 500,
      attempts: try table.whole("attempts", in: 1...20) ?? 6,
      patience: try table.whole("patience-seconds", in: 1...600) ?? 60)
  }

  private static func path(_ key: String, _ table: SettingTable) throws(ExplainedError) -> String? {
    guard let path = try table.text(key) else { return nil }
    guard path.hasPrefix("/") else {
      throw table.malformed(key, "en sökväg som börjar med /", "a path that begins with /")
    }
    return path
  }
}

/// An address on the web that secrets may be sent to.
public struct ServiceAddress: Hashable, Sendable {
  /// Without a slash at the end.
  public let text: String

  /// `https://…` without a query; `http://` only to this machine itself, for trying things out.
  public init?(_ text: String) {
    var text = text
    while text.hasSuffix("/") { text.removeLast() }
    let isPlain = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } && !text.contains { "?#@\\\"<>".contains($0) }
    guard isPlain else { return nil }
    let isLocal = ["http://127.0.0.1", "http://localhost"].contains { start in
      text == start || text.hasPrefix(start + ":") || text.hasPrefix(start + "/")
    }
    guard isLocal || text.hasPrefix("https://") && text.utf8.count > "https://".utf8.count else { return nil }
    self.text = text
  }
}
