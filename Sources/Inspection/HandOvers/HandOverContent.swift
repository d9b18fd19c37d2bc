import ActivityResponsibility
import StrictJSON

extension HandOverNote.Content {
  /// As it is signed.
  var value: JSONValue {
    switch self {
    case .offer(let offer): offer.value
    case .answer(let answer): answer.value
    }
  }

  /// Reads what ``value`` wrote; `nil` for anything else. That nothing else stands beside it shows when it is written
  /// again.
  init?(_ value: JSONValue) {
    if value["kind"] == .text("offer") {
      guard let offer = HandOverOffer(value) else { return nil }
      self = .offer(offer)
    } else {
      guard let answer = HandOverAnswer(value) else { return nil }
      self = .answer(answer)
    }
  }
}

extension HandOverOffer {
  fileprivate var value: JSONValue {
    .object([
      "kind": "offer", "sender": .text(name.sender.description), "number": .whole(name.number),
      "receiver": .text(receiver.description), "person": .text(person.twelveDigits), "covered": .truth(isCovered),
      "on": .text(offeredOn.description), "moment": .text(moment),
      "consent": consent.map {
        .object(["given": .text($0.givenOn.description), "parts": .object($0.parts)])
      } ?? .null,
    ])
  }

  fileprivate init?(_ value: JSONValue) {
    guard let name = HandOverName(in: value), let receiver = MunicipalityCode(in: value["receiver"]),
      let day = Day(in: value["on"]), let digits = value["person"]?.text, digits.utf8.count == 12,
      case .success(let person) = IdentityNumber.read(digits, century: .anyone(on: day)),
      let isCovered = value["covered"]?.truth, let moment = instant(value["moment"])
    else { return nil }
    let consent: Consent?
    switch value["consent"] {
    case .null?: consent = nil
    case .object(let members)?:
      guard let given = Day(in: members["given"]), case .object(let parts)? = members["parts"], !parts.isEmpty else {
        return nil
      }
      consent = Consent(givenOn: given, parts: parts)
    default: return nil
    }
    self.init(
      name: name, receiver: receiver, person: person, isCovered: isCovered, offeredOn: day, moment: moment,
      consent: consent)
  }
}

extension HandOverAnswer {
  fileprivate var value: JSONValue {
    .object([
      "kind": .text(kind.rawValue), "sender": .text(name.sender.description), "number": .whole(name.number),
      "receiver": .text(receiver.description), "offer": .text(offer), "on": .text(day.description),
      "moment": .text(moment),
    ])
  }

  fileprivate init?(_ value: JSONValue) {
    guard let kind = value["kind"]?.text.flatMap({ Kind(rawValue: $0) }), let name = HandOverName(in: value),
      let receiver = MunicipalityCode(in: value["receiver"]), let offer = value["offer"]?.text,
      offer.utf8.count == 64, offer.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }),
      let day = Day(in: value["on"]), let moment = instant(value["moment"])
    else { return nil }
    self.init(kind: kind, name: name, receiver: receiver, offer: offer, day: day, moment: moment)
  }
}

extension HandOverName {
  fileprivate init?(in value: JSONValue) {
    guard let sender = MunicipalityCode(in: value["sender"]), let number = value["number"]?.whole else { return nil }
    self.init(sender: sender, number: number)
  }
}

extension MunicipalityCode {
  fileprivate init?(in value: JSONValue?) {
    guard let text = value?.text else { return nil }
    self.init(text)
  }
}

extension Day {
  fileprivate init?(in value: JSONValue?) {
    guard let text = value?.text, text.utf8.count == 10 else { return nil }
    self.init(text)
  }
}

/// `YYYY-MM-DDTHH:MM:SS.ffffffZ` and nothing else: one instant is written in one way, so that moments sort as texts.
private func instant(_ value: JSONValue?) -> String? {
  guard let text = value?.text else { return nil }
  let bytes = Array(text.utf8)
  let shape = Array("0000-00-00T00:00:00.000000Z".utf8)
  guard bytes.count == shape.count, Day(text.prefix(10)) != nil,
    zip(bytes, shape).allSatisfy({ $1 == 0x30 ? (0x30...0x39).contains($0) : $0 == $1 }),
    text.dropFirst(11).prefix(2) < "24",
    bytes[14] < 0x36, bytes[17] < 0x36
  else { return nil }
  return text
}
