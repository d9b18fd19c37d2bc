/// One line of the published figures.
public struct PublishedFigure: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case registered
    case new
    case firstRegistered = "first-registered"
    case reached
    case attemptedOnly = "attempted-only"
    case inMeasure = "in-measure"
    case offered
    case declined
    case declinedFirst = "declined-first"
    case ended
    case endedFor = "ended-for"
    case registeredAs = "registered-as"

    public var phrase: Phrase {
      switch self {
      case .registered: Phrase("registrerade", "registered")
      case .new: Phrase("nytillkomna", "new")
      case .firstRegistered: Phrase("registrerade för första gången", "registered for the first time")
      case .reached: Phrase("med minst en kontakt", "with at least one contact")
      case .attemptedOnly: Phrase("bara kontaktförsök", "with attempts only")
      case .inMeasure: Phrase("i minst en åtgärd", "in at least one measure")
      case .offered: Phrase("erbjudna minst en åtgärd", "offered at least one measure")
      case .declined: Phrase("avböjde minst en åtgärd", "declined at least one measure")
      case .declinedFirst: Phrase("avböjde den första åtgärden", "declined the first measure")
      case .ended: Phrase("avregistrerade", "deregistered")
      case .endedFor: Phrase("avregistrerade:", "deregistered:")
      case .registeredAs: Phrase("vid registrering:", "at registration:")
      }
    }
  }

  public let kind: Kind
  /// The reason or cause, where the line is about one.
  public let code: String?
  public let count: Division
  /// What the share is of: the registered, the deregistered, or the offered.
  public let whole: Int

  public init(kind: Kind, code: String?, count: Division, whole: Int) {
    self.kind = kind
    self.code = code
    self.count = count
    self.whole = whole
  }

  /// In percent with one decimal; `nil` of nothing.
  public var share: Double? { Share(count.total, of: whole).percent(decimals: 1) }
}

extension PublishedMeasures {
  /// The figures in the order in which they are told. Lines of one kind with a code part their whole between them.
  public var figures: [PublishedFigure] {
    func figure(_ kind: PublishedFigure.Kind, _ count: Division, of whole: Division) -> PublishedFigure {
      PublishedFigure(kind: kind, code: nil, count: count, whole: whole.total)
    }
    let causes = registeredByCause.map { (code: $0.key?.code ?? "unknown", count: $0.value) }
    let reasons = endedByReason.map { (code: $0.key, count: $0.value) }
    return [
      figure(.registered, registered, of: registered), figure(.new, new, of: registered),
      figure(.firstRegistered, firstRegistered, of: registered), figure(.reached, reached, of: registered),
      figure(.attemptedOnly, attemptedOnly, of: registered), figure(.inMeasure, inMeasure, of: registered),
      figure(.offered, offered, of: registered), figure(.declined, declined, of: registered),
      figure(.declinedFirst, declinedFirst, of: offered), figure(.ended, ended, of: registered),
    ]
      + reasons.sorted { $0.code < $1.code }.map {
        PublishedFigure(kind: .endedFor, code: $0.code, count: $0.count, whole: ended.total)
      }
      + causes.sorted { $0.code < $1.code }.map {
        PublishedFigure(kind: .registeredAs, code: $0.code, count: $0.count, whole: registered.total)
      }
  }
}
