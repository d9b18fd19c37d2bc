import ActivityResponsibility

@testable import StrictJSON

/// What a JSON text says, written down so that it can be compared: one mark an event.
func transcript(
  _ bytes: [UInt8], chunk: Int = .max
) throws -> [String] {
  var events: [String] = []
  var reader = JSONReader()
  func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
  try bytes.withUnsafeBytes { whole in
    var offset = 0
    repeat {
      let end = min(whole.count, offset + min(chunk, whole.count))
      let piece = UnsafeRawBufferPointer(rebasing: whole[offset..<end])
      try reader.read(piece, isLast: end == whole.count) { event in
        switch event {
        case .objectStart: events.append("{")
        case .objectEnd: events.append("}")
        case .arrayStart: events.append("[")
        case .arrayEnd: events.append("]")
        case .key(let key): events.append("k:" + text(key))
        case .string(let string): events.append("s:" + text(string))
        case .number(let number): events.append("n:" + text(number))
        case .boolean(let isTrue): events.append(isTrue ? "true" : "false")
        case .null: events.append("null")
        }
      }
      offset = end
    } while offset < whole.count
  }
  return events
}

/// The error that a JSON text ends with.
func jsonError(_ bytes: [UInt8], chunk: Int = .max) -> ExplainedError? {
  do {
    _ = try transcript(bytes, chunk: chunk)
    return nil
  } catch {
    return error as? ExplainedError
  }
}

func jsonError(_ text: String) -> ExplainedError? { jsonError(Array(text.utf8)) }
