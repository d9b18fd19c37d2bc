import ActivityResponsibility
import FileBuilding
import RollReading
import SourceLayouts
import Testing

/// Reads a layout; whatever is read is written and read again as it was.
private func reads(_ bytes: some Collection<UInt8>) throws -> Bool {
  guard let file = try? LayoutFile(text: String(decoding: bytes, as: UTF8.self), for: .roll) else { return false }
  #expect(try LayoutFile(text: LayoutFile(file.layout).text, for: .roll).layout == file.layout)
  return true
}

@Test(arguments: Preset.all)
func `a layout cut at any sixteenth is read or refused`(preset: Preset) throws {
  let bytes = Array(preset.text.utf8)
  #expect(try reads(bytes))
  for sixteenth in 0..<16 { _ = try reads(bytes.prefix(bytes.count * sixteenth / 16)) }
}

@Test func `ten thousand layouts with bytes changed neither trap nor hang`() throws {
  var chance = SeededNumbers(seed: 2_026)
  // Mostly what means something in TOML.
  let alphabet = Array("[]{}=.,:\"'#\\\n\r\t +-_0123456789abTZ".utf8) + [0, 0x16, 0x7F, 0xC2, 0xA0, 0xEF]
  let texts = Preset.all.map { Array($0.text.utf8) }
  var refused = 0
  let clock = ContinuousClock()
  for round in 0..<10_000 {
    var changed = texts[round % texts.count]
    for _ in 0...(round % 3) {
      let index = Int.random(in: changed.indices, using: &chance)
      changed[index] = alphabet[Int.random(in: alphabet.indices, using: &chance)]
    }
    let start = clock.now
    if try !reads(changed) { refused += 1 }
    #expect(clock.now - start < .seconds(2))
  }
  #expect(refused > 100 && refused < 10_000)
}
