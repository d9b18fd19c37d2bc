import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import Synchronization

/// One question that the service got.
struct Question: Hashable, Sendable {
  let method: String
  /// Without the query.
  let path: String
  /// As it was sent, percent-encoded.
  let query: String
  let authorization: String?
  let body: String
}

/// What the service does about a question.
enum Reply: Sendable {
  case json(String)
  case status(UInt, headers: [(String, String)] = [])
  /// Begins an answer and closes the connection in the middle of it.
  case breakOff
  /// Says nothing.
  case silence
}

/// A school system's service on this machine that does what a test tells it to, and remembers what it was asked.
final class SchoolService: Sendable {
  let port: Int
  private let channel: any Channel
  private let asked = Mutex<[Question]>([])

  /// - Parameters:
  ///   - security: certificate, key and whose clients are let in; `nil` without TLS.
  ///   - reply: what to do about each question, with how many times the same question was asked before.
  init(
    security: TLSConfiguration? = nil, reply: @escaping @Sendable (Question, _ before: Int) -> Reply
  ) async throws {
    let context = try security.map { try NIOSSLContext(configuration: $0) }
    let box = Box()
    channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          if let context { try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: context)) }
          try channel.pipeline.syncOperations.configureHTTPServerPipeline()
          try channel.pipeline.syncOperations.addHandler(
            Answering { question in
              guard let service = box.service.withLock({ $0 }) else { return .silence }
              let before = service.asked.withLock { asked in
                defer { asked.append(question) }
                return asked.count { $0.path == question.path && $0.query == question.query }
              }
              return reply(question, before)
            })
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    port = channel.localAddress?.port ?? 0
    box.service.withLock { $0 = self }
  }

  /// What it was asked, in order.
  var questions: [Question] { asked.withLock { $0 } }

  func stop() async {
    // A test that ends has no more use for it, whatever closing says.
    try? await channel.close()
  }

  /// The service is made before the handler can know of it.
  private final class Box: Sendable {
    let service = Mutex<SchoolService?>(nil)
  }
}

private final class Answering: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private let reply: @Sendable (Question) -> Reply
  private var head: HTTPRequestHead?
  private var body = ""

  init(_ reply: @escaping @Sendable (Question) -> Reply) { self.reply = reply }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      self.head = head
      body = ""
    case .body(let buffer): body += String(buffer: buffer)
    case .end:
      guard let head else { return }
      let parts = head.uri.split(separator: "?", maxSplits: 1)
      let question = Question(
        method: head.method.rawValue, path: String(parts[0]), query: parts.count > 1 ? String(parts[1]) : "",
        authorization: head.headers.first(name: "Authorization"), body: body)
      answer(reply(question), context)
    }
  }

  private func answer(_ reply: Reply, _ context: ChannelHandlerContext) {
    switch reply {
    case .silence: return
    case .json(let text): send(.ok, [("Content-Type", "application/json")], text, context)
    case .status(let code, let headers):
      send(HTTPResponseStatus(statusCode: Int(code)), headers, "{\"code\":\"\(code)\",\"message\":\"nej\"}", context)
    case .breakOff:
      let head = HTTPResponseHead(version: .http1_1, status: .ok, headers: ["Content-Length": "1000"])
      context.write(wrapOutboundOut(.head(head)), promise: nil)
      context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: "{\"data\":[{"))))).assumeIsolated()
        .whenComplete { _ in context.close(promise: nil) }
    }
  }

  private func send(
    _ status: HTTPResponseStatus, _ headers: [(String, String)], _ text: String, _ context: ChannelHandlerContext
  ) {
    var fields = HTTPHeaders(headers)
    fields.replaceOrAdd(name: "Content-Length", value: "\(text.utf8.count)")
    context.write(
      wrapOutboundOut(.head(HTTPResponseHead(version: .http1_1, status: status, headers: fields))), promise: nil)
    context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: text)))), promise: nil)
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
  }
}
