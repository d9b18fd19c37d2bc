import ActivityResponsibility
import Inspection
import PostgreSQL
import SQLText
import StrictJSON

extension CaseDesk {
  /// What a consent lets a receiver be told, as it stands now.
  func told(by consent: Int64) throws -> HandOverOffer.Consent {
    guard let found = try transaction.consents(of: person, current.municipality).first(where: { $0.id == consent })
    else { throw ExplainedError.consentUnknown(consent) }
    return HandOverOffer.Consent(
      givenOn: found.givenOn, parts: try transaction.content(of: found.parts, person, case: current.id))
  }
}

extension Transaction {
  /// The content of some parts: the case's acts of their kinds, newest first, and name and contact details where a part
  /// has them. Neither notes nor authors, nor what has been corrected.
  func content(
    of codes: [String], _ person: PersonNumbers, case id: Int64
  ) throws -> [String: JSONValue] {
    let parts = try query(Query.handOverParts).map { HandOverPart($0) }.filter { codes.contains($0.code) }
    let acts = try query(Query.actsOfCase, [.int64(id)]).map { Act($0) }
    let corrected = Set(acts.compactMap(\.corrects))
    var told: [String: JSONValue] = [:]
    for part in parts {
      var members: [String: JSONValue] = [:]
      if !part.actKinds.isEmpty {
        members["acts"] = .list(
          acts.filter { part.actKinds.contains($0.kind) && !corrected.contains($0.id) }.map(\.told))
      }
      if part.hasContactDetails { members["person"] = try contactDetails(of: person) }
      told[part.code] = .object(members)
    }
    return told
  }

  private func contactDetails(of person: PersonNumbers) throws -> JSONValue {
    guard let row = try query(Query.personForCase, [person.parameter]).first else { return .null }
    let keys = ["familyName", "givenName", "street", "postalCode", "locality", "telephone", "email"]
    return .object(
      Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($1, JSONValue.optional(row.optionalText($0))) }))
  }
}

extension Act {
  /// As a receiver is told of it: what was done and what came of it.
  fileprivate var told: JSONValue {
    var members: [String: JSONValue] = ["kind": .text(kind), "on": .text(happenedOn.description)]
    if let channel { members["channel"] = .text(channel.rawValue) }
    if let result { members["result"] = .text(result.rawValue) }
    if let isReached { members["reached"] = .truth(isReached) }
    if let occupation { members["occupation"] = .text(occupation) }
    if let occupationFrom { members["occupationFrom"] = .text(occupationFrom.description) }
    if let occupationUntil { members["occupationUntil"] = .text(occupationUntil.description) }
    if let reason { members["reason"] = .text(reason) }
    if let details { members["details"] = details }
    return .object(members)
  }
}

extension Connection {
  /// What a receiver may read of a hand-over: of a file what the sender signed, else what the case has now. Nothing where
  /// the consent was withdrawn.
  public func content(of handOver: HandOver) throws -> [String: JSONValue] {
    try transaction(.readOnlySnapshot) { transaction in
      if let note = handOver.offerNote {
        guard handOver.isReceived || !handOver.parts.isEmpty else { return [:] }
        return HandOverNote.offer(in: note)?.consent?.parts ?? [:]
      }
      guard let id = handOver.caseID, !handOver.parts.isEmpty else { return [:] }
      return try transaction.content(of: handOver.parts, transaction.person(of: handOver.number), case: id)
    }
  }
}
