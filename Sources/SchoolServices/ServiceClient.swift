import ActivityResponsibility
import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOSSL

/// Asks a service, with token and certificate, and asks again where that can help.
actor ServiceClient {
  /// The service has let go of the page token: the list must be read from its beginning (HTTP 410).
  struct StartOver: Error {}

  /// The service does not have what was asked for at all (HTTP 404 or 405).
  struct NotThere: Error {
    let status: UInt
  }

  /// The longest page, in bytes.
  static let pageLimit = 64 * 1024 * 1024

  private let settings: ServiceSettings
  private let http: HTTPClient
  private let pace: Pace
  private var token: AccessToken?

  /// How waits are spent and chance is drawn; another in tests.
  struct Pace: Sendable {
    var firstWait = 1.0
    var wait: @Sendable (Double) async throws -> Void = { try await Task.sleep(for: .seconds($0)) }
    var chance: @Sendable () -> Double = { Double.random(in: 0..<1) }
  }

  /// - Throws: ``ErrorCode/settingMalformed`` where a certificate or key cannot be used.
  init(_ settings: ServiceSettings, pace: Pace) throws(ExplainedError) {
    self.settings = settings
    self.pace = pace
    var configuration = HTTPClient.Configuration()
    configuration.tlsConfiguration = try Self.security(settings)
    // A redirect would carry the token to somewhere else.
    configuration.redirectConfiguration = .disallow
    configuration.timeout = .init(
      connect: .seconds(Int64(min(settings.patience, 20))), read: .seconds(Int64(settings.patience)))
    http = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }

  func close() async {
    // Closing can only fail where it was closed before.
    try? await http.shutdown()
  }

  private static func security(_ settings: ServiceSettings) throws(ExplainedError) -> TLSConfiguration {
    var security = TLSConfiguration.makeClientConfiguration()
    security.minimumTLSVersion = .tlsv12
    if let authority = settings.authority { security.trustRoots = .file(authority) }
    guard let certificate = settings.certificate, let key = settings.key else { return security }
    do {
      security.certificateChain = try NIOSSLCertificate.fromPEMFile(certificate).map { .certificate($0) }
    } catch {
      throw .serviceFileUnusable(
        certificate, Phrase("certifikatet kan inte läsas som PEM", "the certificate cannot be read as PEM"))
    }
    do {
      security.privateKey = .privateKey(try NIOSSLPrivateKey(file: key, format: .pem))
    } catch {
      throw .serviceFileUnusable(key, Phrase("nyckeln kan inte läsas som PEM", "the key cannot be read as PEM"))
    }
    return security
  }

  /// The body of the answer to one question.
  ///
  /// - Parameters:
  ///   - resource: what errors call it; the path below the base address.
  ///   - query: without the question mark.
  /// - Throws: ``StartOver``; ``NotThere``; ``ErrorCode/serviceOutOfReach`` when every attempt failed; ``ErrorCode/serviceRefused``;
  ///   ``ErrorCode/serviceAnswerWrong`` where the answer is longer than any page.
  func get(_ resource: String, query: String) async throws -> [UInt8] {
    var hasRenewed = false
    return try await trying(resource) {
      var request = HTTPClientRequest(url: settings.base.text + resource + (query.isEmpty ? "" : "?" + query))
      request.headers.add(name: "Accept", value: "application/json")
      if let token = try await currentToken() {
        request.headers.add(name: "Authorization", value: "Bearer \(token)")
      }
      let answer = try await ask(request)
      if answer.status == .notFound || answer.status == .methodNotAllowed {
        throw NotThere(status: answer.status.code)
      }
      // A token may be taken back before its time; a second refusal is meant.
      if answer.status == .unauthorized, settings.token != nil, !hasRenewed {
        hasRenewed = true
        token = nil
        return .again(after: 0)
      }
      return .answered(answer)
    }
  }

  private func currentToken() async throws -> String? {
    guard let address = settings.token, let file = settings.clientSecretFile else { return nil }
    if let token, ContinuousClock.now < token.goodUntil { return token.text }
    var fields = [
      (name: "grant_type", value: "client_credentials"), (name: "client_id", value: settings.clientID),
      (name: "client_secret", value: try ClientSecret.read(file)),
    ]
    if let scope = settings.tokenScope { fields.append((name: "scope", value: scope)) }
    let form = formEncoded(fields)
    let bytes = try await trying("token") {
      var request = HTTPClientRequest(url: address.text)
      request.method = .POST
      request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
      request.headers.add(name: "Accept", value: "application/json")
      request.body = .bytes(ByteBuffer(string: form))
      return .answered(try await ask(request))
    }
    let token = try AccessToken(bytes, receivedAt: .now)
    self.token = token
    return token.text
  }

  private struct Answer {
    let status: HTTPResponseStatus
    let retryAfter: Double?
    let body: [UInt8]
  }

  private enum Attempt {
    case answered(Answer)
    case again(after: Double)
  }

  private func ask(_ request: HTTPClientRequest) async throws -> Answer {
    let response = try await http.execute(request, timeout: .seconds(Int64(settings.patience)))
    let retryAfter = response.headers.first(name: "Retry-After").flatMap { Double($0) }
    // What is said beside an error is not used: it may hold anything.
    guard response.status == .ok else { return Answer(status: response.status, retryAfter: retryAfter, body: []) }
    let body = try await response.body.collect(upTo: Self.pageLimit)
    return Answer(status: .ok, retryAfter: nil, body: Array(body.readableBytesView))
  }

  /// Asks until there is an answer that asking again would not better.
  private func trying(_ resource: String, _ attempt: () async throws -> Attempt) async throws -> [UInt8] {
    var backOff = BackOff(first: pace.firstWait)
    var last = Phrase("inget svar", "no answer")
    for number in 1...settings.attempts {
      var asked: Double?
      do {
        switch try await attempt() {
        case .answered(let answer) where answer.status == .ok: return answer.body
        case .answered(let answer) where answer.status == .gone: throw StartOver()
        case .answered(let answer) where Self.mayPass(answer.status):
          last = Phrase("HTTP \(answer.status.code)", "HTTP \(answer.status.code)")
          asked = answer.retryAfter
        case .answered(let answer): throw ExplainedError.serviceRefused(resource, status: answer.status.code)
        case .again(let seconds): asked = seconds
        }
      } catch is NIOTooManyBytesError {
        throw ExplainedError.serviceAnswerWrong(
          resource,
          Phrase("svaret är längre än 64 MiB; sänk page-size", "the answer is longer than 64 MiB; lower page-size"))
      } catch let error where Self.isTrouble(error) {
        last = Self.phrase(of: error)
      }
      guard number < settings.attempts, let wait = backOff.failed(asked: asked, chance: pace.chance()) else { break }
      try await pace.wait(wait)
    }
    throw ExplainedError.serviceOutOfReach(resource, last)
  }

  private static func mayPass(_ status: HTTPResponseStatus) -> Bool {
    status == .tooManyRequests || status == .requestTimeout || status.code >= 500
  }

  /// Whether an error is the network's, so that asking again may help.
  private static func isTrouble(_ error: any Error) -> Bool {
    !(error is ExplainedError || error is StartOver || error is NotThere || error is CancellationError)
  }

  private static func phrase(of error: any Error) -> Phrase {
    switch error {
    case let error as HTTPClientError
    where error == .connectTimeout || error == .readTimeout || error == .deadlineExceeded:
      Phrase("ingen kom till tals i tid", "no answer in time")
    case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError:
      Phrase("den säkra förbindelsen kom inte till stånd (certifikat?)", "no secure connection (certificates?)")
    default: Phrase("ingen förbindelse, eller en som bröts", "no connection, or one that was lost")
    }
  }
}
