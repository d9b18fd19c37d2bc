/// Numbers by Skatteverket's rule for test numbers: birth date, 238 or 239, check digit.
enum TestNumbers {
  static let woman = "200803042381"
  static let man = "200902282399"
  static let other = "200701012387"
}

/// Tables as schools and the population register write them, and broken in the ways that have names.
enum TableSeeds {
  static let headings =
    "Personnummer;Efternamn;Förnamn;Skolform;Studievägskod;Skolenhetskod;Startdatum;Slutdatum;Avbrottsorsak;"
    + "Betygsdokument;Betygsdatum;Sekretess"
  private static let rows = [
    "\(TestNumbers.woman);Öberg;\"Å;sa\";GY;NANAT;31279295;2024-08-19;2027-06-11;;Z;2027-06-11;J",
    "\(TestNumbers.man);Ek;Örjan;GYAN;HO;31279295;20240819;;\"Byte \"\"av\"\" skola\";;;",
    "070101-2387;Ek;;;IMS;31279295;240814;46251;NULL;;;", "080214-TF12;Berg;;;TE;31279295;2025-09-01;;;;;",
    "2,00801E+11;Lönn;;;BF25;31279295;;;;;;", ";;;;;;;;;;;", "Totalt;5",
  ]

  static let roll = [
    Seed(table(rows)), Seed(table(rows).replacing(";", with: "\t"), cut: 130, way: 1),
    Seed("\u{FEFF}" + table(rows).replacing(";", with: ","), cut: 64, way: 3),
    Seed([0xFF, 0xFE] + table(rows).utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }, way: 1),
    Seed(table(rows).unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }, way: 3),
    Seed("Elevlista 2026-10-01\n\n" + table(rows), way: 5), Seed(rows.joined(separator: "\n"), way: 3),
    Seed("ID;Personnummer;Namn;Klass;Skola;Startdatum;Slutdatum\n1;\(TestNumbers.woman);x;NA1;y;1/8/2024;\n", way: 7),
    Seed("Pnr;Aktiv;Skolenhetskod;Startdatum;T.o.m.\n\(TestNumbers.woman);1;31279295;45000;saknas\n", way: 5),
  ]

  static let population = [
    Seed(
      "Personnummer,Efternamn,Förnamn,Adress,Kommunkod,Folkbokföringsdatum,Skydd,Avregistreringskod,Avregistreringsdatum\n"
        + "\(TestNumbers.woman),Öberg,Åsa,\"Väg 3, lgh 4\",1496,2019-08-15,,,\n"
        + "\(TestNumbers.man),Ek,,Väg,1496,20090304,S,,\n\(TestNumbers.other),Ek,,,0125,2019,,AV,2026-01-02\n"),
    Seed("\(TestNumbers.woman);Öberg;Åsa;1496\n\(TestNumbers.man);Ek;Örjan;0125\n", way: 2),
  ]

  static let notices = [
    Seed(
      "Personnummer;Händelse;Datum;Skolenhetskod;Huvudman;Mottagen;Anmärkning\n"
        + "\(TestNumbers.woman);slutat;2026-09-15;31279295;Lärande AB;2026-09-17;Ringde i går\n"
        + "\(TestNumbers.man);Ej inställt sig;260817;31279295;;;\nx;flyttat;15/9;3127;;i går;\n"),
    Seed("Personnummer\tHändelse\tDatum\tSkolenhetskod\n\(TestNumbers.woman)\tBörjat\t17/8/2026\t31279295\n", way: 1),
  ]

  private static func table(_ rows: [String]) -> String { ([headings] + rows).joined(separator: "\r\n") + "\r\n" }
}
