/// The places of the elements that are read within one Folkbokforingspost.
///
/// By path and not by name: a person's history and relations repeat the names of the person's own elements.
struct NavetPaths: Sendable {
  /// The place of the post itself.
  static let post = 0
  /// Anywhere that nothing is read of.
  static let nowhere = -1

  let names: XMLNames
  /// The place of `Folkbokforingspost` among the names.
  let postName = 0
  private let nameCount: Int
  /// For each place and name, the place below.
  private var below: [Int] = []
  private var fields: [RegisterField?] = []

  /// The one table of them.
  static let all = NavetPaths([
    // The flags stand beside Personpost; within it they would mean the same.
    ("Sekretessmarkering", .protection), ("Personpost/Sekretessmarkering", .protection),
    ("SkyddadFolkbokforing", .protectedRegistration),
    ("Personpost/SkyddadFolkbokforing", .protectedRegistration),
    ("Personpost/PersonId/PersonNr", .personNumber),
    ("Personpost/PersonId/TilldelatPersonNrSamordningsNr", .assignedNumber),
    ("Personpost/HanvisningsPersonNr", .referredNumber),
    ("Personpost/PersonId/HanvisningsPersonNr", .referredNumber),
    ("Personpost/Avregistrering/AvregistreringsorsakKod", .reason),
    ("Personpost/Avregistrering/Avregistreringsdatum", .deregistered),
    ("Personpost/Namn/Fornamn", .givenName), ("Personpost/Namn/Mellannamn", .middleName),
    ("Personpost/Namn/Efternamn", .familyName),
    ("Personpost/Folkbokforing/Folkbokforingsdatum", .since), ("Personpost/Folkbokforing/LanKod", .county),
    ("Personpost/Folkbokforing/KommunKod", .municipality),
    ("Personpost/Adresser/Folkbokforingsadress/CareOf", .careOf),
    ("Personpost/Adresser/Folkbokforingsadress/Utdelningsadress1", .street1),
    ("Personpost/Adresser/Folkbokforingsadress/Utdelningsadress2", .street2),
    ("Personpost/Adresser/Folkbokforingsadress/PostNr", .postalCode),
    ("Personpost/Adresser/Folkbokforingsadress/Postort", .locality),
    ("Personpost/Adresser/SarskildPostadress/CareOf", .special1),
    ("Personpost/Adresser/SarskildPostadress/Utdelningsadress1", .special2),
    ("Personpost/Adresser/SarskildPostadress/Utdelningsadress2", .special3),
    ("Personpost/Adresser/SarskildPostadress/PostNr", .special4),
    ("Personpost/Adresser/SarskildPostadress/Postort", .special5),
    ("Personpost/Invandring/Invandringsdatum", .immigrated),
  ])

  private init(_ paths: [(String, RegisterField)]) {
    var list = ["Folkbokforingspost"]
    for (path, _) in paths {
      for part in path.split(separator: "/") where !list.contains(String(part)) { list.append(String(part)) }
    }
    names = XMLNames(list)
    nameCount = list.count
    addPlace()
    for (path, field) in paths {
      var place = NavetPaths.post
      for part in path.split(separator: "/") {
        guard let name = list.firstIndex(of: String(part)) else { continue }
        let slot = place * nameCount + name
        if below[slot] == NavetPaths.nowhere {
          below[slot] = fields.count
          addPlace()
        }
        place = below[slot]
      }
      fields[place] = field
    }
  }

  private mutating func addPlace() {
    below.append(contentsOf: repeatElement(NavetPaths.nowhere, count: nameCount))
    fields.append(nil)
  }

  /// The place of an element of a name below a place.
  @inline(__always)
  func place(of name: Int, below place: Int) -> Int {
    place < 0 || name < 0 ? NavetPaths.nowhere : below[place * nameCount + name]
  }

  /// The field whose element has the place.
  @inline(__always)
  func field(at place: Int) -> RegisterField? { place < 0 ? nil : fields[place] }
}
