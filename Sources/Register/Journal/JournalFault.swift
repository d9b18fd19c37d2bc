import ActivityResponsibility

/// Something in a log that is not as it was written.
public struct JournalFault: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A number without an entry.
    case entryMissing = "entry-missing"
    /// A leaf that is not of its place in its log, or no leaf at all.
    case leafWrong = "leaf-wrong"
    /// A leaf that does not commit to its payload.
    case payloadWrong = "payload-wrong"
    /// A payload that is gone without an entry that says why.
    case payloadMissing = "payload-missing"
    /// An act that differs from what was entered of it.
    case actDiffers = "act-differs"
    /// An entry whose act is gone.
    case actMissing = "act-missing"
    /// An act without an entry.
    case actNotEntered = "act-not-entered"
    /// A case, a measure or a plan that its acts did not make what it is.
    case stateDiffers = "state-differs"
    /// The log does not say of itself how many entries it has.
    case sizeWrong = "size-wrong"
    /// The head that was kept outside is not one of this log's.
    case headUnsigned = "head-unsigned"
    /// The log is not one that began as the head kept outside says.
    case headNotExtended = "head-not-extended"
  }

  public let log: JournalLog
  /// The entry, from 0; `nil` where it cannot be told which.
  public let entry: Int64?
  /// The act; `nil` where it is not about one.
  public let act: Int64?
  public let kind: Kind

  init(_ log: JournalLog, _ kind: Kind, entry: Int64? = nil, act: Int64? = nil) {
    self.log = log
    self.kind = kind
    self.entry = entry
    self.act = act
  }

  /// In words.
  public var says: Phrase {
    switch kind {
    case .entryMissing: Phrase("posten saknas", "the entry is missing")
    case .leafWrong: Phrase("posten är inte den som skrevs", "the entry is not the one that was written")
    case .payloadWrong:
      Phrase("innehållet är inte det som posten förband sig till", "the payload is not what the entry commits to")
    case .payloadMissing:
      Phrase("innehållet saknas utan att ha gallrats", "the payload is gone without having been destroyed by rule")
    case .actDiffers: Phrase("händelsen är inte den som fördes in", "the act is not what was entered of it")
    case .actMissing: Phrase("händelsen som fördes in är borta", "the act that was entered is gone")
    case .actNotEntered: Phrase("händelsen har ingen post", "the act has no entry")
    case .stateDiffers:
      Phrase(
        "ärendet, åtgärden eller planen är inte vad händelserna har gjort den till",
        "the case, the measure or the plan is not what its acts have made it")
    case .sizeWrong:
      Phrase("antalet poster är inte det som loggen säger", "there are not as many entries as the log says")
    case .headUnsigned:
      Phrase(
        "det sparade huvudet är inte underskrivet av loggens nyckel",
        "the head kept outside is not signed by the log's key")
    case .headNotExtended:
      Phrase("loggen började inte som det sparade huvudet säger", "the log did not begin as the head kept outside says")
    }
  }
}
