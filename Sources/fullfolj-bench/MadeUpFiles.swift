import ActivityResponsibility
import Glibc

/// Files as large as wanted, of persons born a century ahead, so that no number can belong to anyone living.
struct MadeUpFiles {
  let rows: Int
  static let rowsPerUnit = 1_000

  /// The number of the row's person: birth dates from 1 January 2105, a thousand serials a day.
  static func number(_ index: Int) -> Int64 {
    // 1 January 2105 is day 38351 counted from 1 January 2000.
    let (year, month, day) = Day(daysSince2000: 38_351 + Int32(index / 999)).parts
    let ten = Int64((year % 100 * 10_000 + month * 100 + day) * 1_000 + index % 999 + 1)
    var rest = ten
    var sum: Int64 = 0
    var doubled = true
    while rest > 0 {
      let digit = rest % 10 * (doubled ? 2 : 1)
      sum += digit > 9 ? digit - 9 : digit
      rest /= 10
      doubled.toggle()
    }
    return Int64(year / 100) * 10_000_000_000 + ten * 10 + (10 - sum % 10) % 10
  }

  /// The step from one row's person to the next one's. A school lists its pupils by class and name, so that their numbers
  /// lie across each other; a file sorted by number would spare every table its sorting. The step meets everyone once:
  /// it has no factor in common with the number of rows, and lies near the golden section of it, which spreads best.
  private var stride: Int {
    func common(_ one: Int, _ other: Int) -> Int { other == 0 ? one : common(other, one % other) }
    var step = max(1, rows * 618 / 1_000)
    while common(step, rows) > 1 { step += 1 }
    return step
  }

  static let programmes = ["NANAT", "SASAM", "TE", "EKJUR", "EE", "VO25", "BF25", "IMS", "IMV", "HVFRI0L"]

  /// A roll of every row; with `isChanged` one row in a hundred says something else: a last day, another programme, or is
  /// not there.
  func roll(isChanged: Bool, into text: inout FileText) {
    text.add(
      "Personnummer;Efternamn;Förnamn;Skolform;Studievägskod;Skolenhetskod;Startdatum;Slutdatum;Avbrottsorsak;"
        + "Betygsdokument;Betygsdatum;Sekretess\r\n")
    let stride = stride
    for index in 0..<rows {
      let change = isChanged && index % 100 == 37 ? index / 100 % 5 : -1
      if change == 0 { continue }
      text.add(Self.number(index * stride % rows))
      text.add(";Öberg;Åsa;;")
      text.add(Self.programmes[(index + (change == 1 || change == 2 ? 1 : 0)) % Self.programmes.count])
      text.add(";")
      text.add(Int64(10_000_000 + index / Self.rowsPerUnit))
      text.add(";2122-08-17;")
      text.add(change >= 3 ? "2124-01-31;Studieavbrott;;;\r\n" : ";;;;\r\n")
    }
  }

  /// A population file of every row's person, and of some who are on no roll.
  func population(onNoRoll: Int, into text: inout FileText) {
    text.add("Personnummer;Efternamn;Förnamn;Kommunkod;Folkbokföringsdatum;Invandringsdatum;Skydd\r\n")
    for index in 0..<(rows + onNoRoll) {
      text.add(Self.number(index))
      text.add(";Öberg;Åsa;1496;2111-03-01;;\r\n")
    }
  }
}

/// A file in the making, without a string a row and without holding it: what a process measures of another's memory
/// begins with its own.
struct FileText {
  private var bytes: [UInt8] = []
  private let file: UnsafeMutablePointer<FILE>
  private var hasFailed = false

  init(path: String) throws {
    guard let file = fopen(path, "w") else { throw BenchFailure(what: "cannot write \(path)") }
    self.file = file
  }

  mutating func add(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    if bytes.count > 65_536 { write() }
  }

  mutating func add(_ number: Int64) {
    var digits: [UInt8] = []
    var rest = number
    repeat {
      digits.append(UInt8(rest % 10) + 0x30)
      rest /= 10
    } while rest > 0
    bytes.append(contentsOf: digits.reversed())
  }

  mutating func finish() throws {
    write()
    guard fclose(file) == 0, !hasFailed else { throw BenchFailure(what: "cannot write a file") }
  }

  private mutating func write() {
    if fwrite(bytes, 1, bytes.count, file) != bytes.count { hasFailed = true }
    bytes.removeAll(keepingCapacity: true)
  }
}
