/// Names for invented people. Every letter exists in Windows-1252, since some of the region's files are written in it.
enum Names {
  static let women = [
    "Åsa", "Ängla", "Örla", "Ida", "Maja", "Alva", "Ebba", "Tindra", "Märta", "Astrid", "Linnéa", "Saga", "Freja",
    "Hedda", "Tuva", "Klara", "Signe", "Elsa", "Wilma", "Nova", "Agnes", "Stina", "Lovisa", "Moa", "Tyra", "Göta",
    "Siri", "Vera", "Elin", "Björg", "Hanna", "Julia", "Ella", "Anna-Märta", "Eva-Lo", "Rut", "Jördis", "Meja", "Thea",
    "Ronja", "Smilla", "Ottilia", "Kajsa", "Malin", "Tove", "Nellie", "Zoë", "Irma", "Gunnel", "Sigrid",
  ]

  static let men = [
    "Örjan", "Åke", "Nils", "Per-Olof", "Håkan", "Göran", "Björn", "Pär", "Måns", "Jöns", "Elis", "Albin", "Melker",
    "Vidar", "Sixten", "Folke", "Ture", "Loke", "Malte", "Hugo", "Viggo", "Arvid", "Sören", "Kåre", "Tage", "Axel",
    "Isak", "Noel", "Lars-Åke", "Anton", "Gustav", "Edvin", "Love", "Sigge", "Frank", "Ludvig", "Olle", "Ivar", "Östen",
    "André", "Emil", "Rasmus", "Tim", "Kevin", "Jörgen", "Ossian", "Bosse", "Hjalmar", "Ebbe", "Torbjörn",
  ]

  static let womenFromElsewhere = [
    "Zeynep", "Amina", "Fatima", "Oksana", "Hevin", "Mariam", "Selma", "Samira", "Yasmin", "Iryna", "Leyla", "Rahel",
    "Nadia", "Sara", "Hiba", "Danijela",
  ]

  static let menFromElsewhere = [
    "Yusuf", "Ahmad", "Omar", "Mykola", "Dilan", "Bilal", "Emre", "Tarek", "Samuel", "Ivan", "Ali", "Abel", "Hassan",
    "Milan", "Jamal", "Andrij",
  ]

  static let families = [
    "Öberg", "Ek", "Lönn", "Nyström", "Åkesson", "Ängsmark", "Å", "Sjöqvist", "Björkman", "Hägg", "Kärrlund", "Almgren",
    "Brännström", "Östlund", "von Ähm", "Lindahl", "Holmgård", "Fägersten", "Grönvall", "Häggkvist", "Kvarnström",
    "Löfdahl", "Månsson", "Norén", "Pärlby", "Rågvik", "Söderlind", "Tångring", "Vånehed", "Wärnå", "Åsheden", "Ödling",
    "Bergsten", "Dalkvist", "Enarsson", "Forsgren", "Gårdstam", "Hjälmered", "Idesjö", "Johansson", "Käll", "Larsson",
    "Mörck", "Nilsson", "Olofsson", "Persson", "Risberg", "Skånlund", "Törnell", "Ulvås", "Västerby", "Zätterlund",
    "Andersson", "Svensson", "Gustafsson", "Lidén", "Hjort", "Stålnacke", "Rydén", "Åström",
  ]

  static let familiesFromElsewhere = [
    "Al-Hadi", "Šimun", "Yilmaz", "Hassan", "Novák", "Tesfaye", "Demir", "Shevchenko", "Ibrahim", "Mohamud", "Popov",
    "Haddad", "Özdemir", "Žukov", "Rahimi", "Abebe",
  ]

  static let streets = [
    "Storgatan", "Kyrkvägen", "Ågatan", "Björkstigen", "Östra Ringvägen", "Slätthagen", "Kvarnbacken", "Ängsgatan",
    "Smedjevägen", "Fågelgränd", "Lillå byväg", "Stationsgatan", "Häradsvägen", "Rågåkern", "Tingsgatan", "Prästängen",
  ]
}
