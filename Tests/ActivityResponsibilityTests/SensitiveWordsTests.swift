import ActivityResponsibility
import Testing

/// Which notes are asked about.
struct SensitiveWordsTests {
  private let words = SensitiveWords.shipped

  @Test(arguments: [
    ("har fått diagnosen adhd", SensitiveKind.health), ("Depressionen är värre i höst", .health),
    ("sjukskriven sedan mars", .health), ("går hos BUP", .health), ("alkoholmissbruket har ökat", .health),
    ("mår dåligt psykiskt", .health), ("är gravid", .health), ("A\u{30A}ngest", .health),
    ("går i moskén varje dag", .faith), ("familjen är muslimsk", .faith), ("kristna värderingar", .faith),
    ("romsk familj", .ethnicity), ("har somaliskt ursprung", .ethnicity), ("utländsk bakgrund", .ethnicity),
    ("är med i ssu", .politics), ("röstar på dem", .politics), ("partimedlemskap", .politics),
    ("aktiv i facket", .union), ("fackligt engagerad", .union),
    ("har kommit ut som homosexuell", .sexLife), ("bor hos sin pojkvän", .sexLife),
    ("dömd för stöld", .crime), ("sitter på häktet", .crime), ("misstänkt för rån", .crime), ("inbrottet", .crime),
  ])
  func `a note that tells of something sensitive is asked about`(_ example: (note: String, kind: SensitiveKind)) {
    #expect(words.kinds(in: example.note).contains(example.kind))
  }

  @Test(arguments: [
    "vill helst bli kontaktad per sms", "studieavbrott i våras, vill börja om", "vill läsa till sjuksköterska",
    "läser religionskunskap på komvux", "praktik på kommunens vårdcentral", "tror att hon börjar i höst",
    "är med i brottningsklubben", "söker medicinsk sekreterare", "har läst arabiska och kurdiska",
    "ringde hem, fick prata med mamma", "vill bli polis", "läser psykologi 1 i höst", "skicka brev till nya adressen",
    "jobbar på ett lager sedan i mars", "avbrott från programmet", "fel person", "vill ha sms", "prefers text messages",
    "möte med studie- och yrkesvägledare", "var på informationskvällen", "flyttar till Romme",
    "kommunen har en ny lokal", "kan inte i morgon", "sjukvårdsbiträde är ett alternativ",
    "gick på visningen i kyrkskolan",
  ])
  func `an ordinary note is not`(note: String) {
    #expect(words.matches(in: note).isEmpty, "\(words.matches(in: note))")
  }

  @Test func `the list has words of every kind`() {
    for kind in SensitiveKind.allCases { #expect(words.count(of: kind) >= 10, "\(kind)") }
  }

  @Test func `a word is told once a kind, as the note has it and in its order`() {
    let found = words.matches(in: "Stölden: dömd, dömd igen, och sjuk")
    #expect(found.map(\.word) == ["stölden", "dömd", "sjuk"])
    #expect(found.map(\.kind) == [.crime, .crime, .health])
  }

  @Test func `a list is read as its comments say`() {
    let own = SensitiveWords(
      """
      before any kind
      [health] # a comment
      flu
      cold*
      *ache*
      *itis
      hay fever
      -coldplay*
      [nothing known]
      word
      """)
    #expect(own.count(of: .health) == 5)
    for note in ["flu", "fluen", "Colder", "a headaches b", "arthritis", "hay fever"] {
      #expect(own.kinds(in: note) == [.health], "\(note)")
    }
    for note in ["fluffy", "coldplay", "scold", "hay", "fever hay", "word", "before any kind"] {
      #expect(own.kinds(in: note).isEmpty, "\(note)")
    }
  }
}
