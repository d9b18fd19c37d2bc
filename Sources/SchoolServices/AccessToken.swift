import ActivityResponsibility
import FoundationEssentials

/// A token that the service's own identity server gives for the client's credentials.
struct AccessToken: Sendable {
  let text: String
  /// A token about to end is not used any more.
  let goodUntil: ContinuousClock.Instant

  /// - Throws: ``ErrorCode/serviceAnswerWrong`` where the answer holds no token.
  init(_ answer: [UInt8], receivedAt now: ContinuousClock.Instant) throws(ExplainedError) {
    guard let answer = try? JSONDecoder().decode(Answer.self, from: Data(answer)), Self.isPlain(answer.token),
      answer.kind.map({ $0.lowercased() == "bearer" }) ?? true
    else {
      throw .serviceAnswerWrong(
        "token", Phrase("svaret på frågan om en token är ingen token", "the answer to asking for a token is no token"))
    }
    text = answer.token
    // Without a told lifetime it is asked for anew now and then; refused earlier, it is asked for at once.
    let lifetime = min(max(answer.lifetime ?? 300, 0), 86_400)
    goodUntil = now + .seconds(max(lifetime - 30, lifetime / 2))
  }

  /// Nothing that would end the header it is sent in.
  private static func isPlain(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 16_384 && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
  }

  /// As RFC 6749 names it.
  private struct Answer: Decodable {
    let token: String
    let kind: String?
    let lifetime: Double?

    enum CodingKeys: String, CodingKey {
      case token = "access_token"
      case kind = "token_type"
      case lifetime = "expires_in"
    }
  }
}
