import ActivityResponsibility

@testable import DemoRegion

/// The usual region, made once for all tests.
let region = MadeUpRegion(seed: 1)

/// Reads a file back by its shape: an own reading, so that a mistake in the writing shows.
func records(_ bytes: [UInt8], _ shape: FileShape) -> [[String]] {
  let text = decode(bytes, shape.encoding)
  var rows: [[String]] = []
  var row: [String] = []
  var field = ""
  var isQuoted = false
  for scalar in text.unicodeScalars where scalar != "\r" {
    if scalar == "\"" {
      isQuoted.toggle()
    } else if isQuoted {
      field.unicodeScalars.append(scalar)
    } else if scalar == "\n" {
      rows.append(row + [field])
      (row, field) = ([], "")
    } else if Character(scalar) == shape.separator {
      row.append(field)
      field = ""
    } else {
      field.unicodeScalars.append(scalar)
    }
  }
  return rows
}

func decode(_ bytes: [UInt8], _ encoding: FileEncoding) -> String {
  switch encoding {
  case .utf8: return String(decoding: bytes, as: UTF8.self)
  case .utf8Marked: return String(decoding: bytes.dropFirst(3), as: UTF8.self)
  case .windows1252:
    let high: [UInt8: Unicode.Scalar] = [0x8A: "Š", 0x9A: "š", 0x8E: "Ž", 0x9E: "ž"]
    var text = ""
    for byte in bytes { text.unicodeScalars.append(high[byte] ?? Unicode.Scalar(byte)) }
    return text
  case .utf16:
    let units = stride(from: 2, to: bytes.count, by: 2).map { UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8 }
    return String(decoding: units, as: UTF16.self)
  }
}

extension Delivery {
  /// The shape in which the sender writes.
  var shape: FileShape {
    switch kind {
    case .population(let code, _): Municipality.skaraborg.first { $0.code == code }?.shape ?? NoticeFile.shape
    case .roll(let source, _, _): School.sources.first { $0.source.name == source }?.source.shape ?? NoticeFile.shape
    case .notices: NoticeFile.shape
    }
  }

  var records: [[String]] { DemoRegionTests.records(bytes, shape) }

  var sourceName: String? { if case .roll(let source, _, _) = kind { source } else { nil } }
}

/// The roll of a source on a day.
func roll(_ source: String, _ day: String) -> Delivery? {
  region.nights.flatMap(\.deliveries).first { $0.sourceName == source && $0.asOf.description == day }
}

/// The persons of the stories of a kind.
func persons(_ element: StoryElement) -> [IdentityNumber] {
  region.stories.filter { $0.element == element }.flatMap(\.persons)
}

extension [[String]] {
  /// The rows in which a person's number stands, however it is written.
  func rows(of number: IdentityNumber) -> [[String]] {
    let ten = number.twelveDigits.dropFirst(2)
    return filter { row in row.contains { $0.filter(\.isNumber).hasSuffix(ten) } }
  }

  /// A column by its heading, without the heading.
  func column(_ heading: String) -> [String] {
    guard let index = first?.firstIndex(of: heading) else { return [] }
    return dropFirst().map { $0[index] }
  }
}
