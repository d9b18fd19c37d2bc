import SourceLayouts

/// Layouts as a person writes them, and those that ship.
enum LayoutSeeds {
  static let layouts =
    Preset.all.map { Seed($0.text) } + [
      Seed(
        """
        sheet = "Blad 1"
        heading-row = 3
        separator = "tab"
        encoding = "windows-1252"
        days = "excel-1904"
        null-words = ["saknas", "#N/A"]
        footers = ["Totalt"]

        [columns]
        Personnummer = "Elevens \\"ID\\""
        Startdatum = 7
        Slutdatum = ["Slut", "T.o.m."]

        [words.Skolform]
        "Gymnasium" = "GY"

        [constants]
        Skolenhetskod = "31279295"

        [skip-rows-where]
        active = ["0", "nej"]

        """),
      Seed("[columns]\nDatum = 3\n", way: 2), Seed("[columns]\nKommunkod = 0x1F\n\"\" = '''x'''", way: 1),
      Seed("a = [[[[[[{b = 1979-05-27T07:32:00Z}, nan, -inf, 1_000, 0b1]]]]]]\n[[c]]\n[c.d]"),
    ]
}
