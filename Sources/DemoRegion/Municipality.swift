import ActivityResponsibility

/// One of Skaraborg's fifteen municipalities, with what the made-up region needs to fill it.
struct Municipality: Sendable {
  let code: MunicipalityCode
  let name: String
  /// Its share of the region's youths: the larger ones are held back, so that the smallest has something to show.
  let weight: Int
  /// The first three digits of its postal codes.
  let postalArea: String
  let town: String
  let shape: FileShape

  init(_ number: Int32, _ name: String, weight: Int, postalArea: String, town: String? = nil, shape: FileShape) {
    // A kommunkod of the list below is always four digits.
    code = MunicipalityCode(number: number)!
    self.name = name
    self.weight = weight
    self.postalArea = postalArea
    self.town = town ?? name
    self.shape = shape
  }

  /// In the order in which their population files arrive.
  static let skaraborg: [Municipality] = {
    let usual = FileShape(.utf8Marked)
    return [
      Municipality(1496, "Skövde", weight: 250, postalArea: "541", shape: usual),
      Municipality(1494, "Lidköping", weight: 220, postalArea: "531", shape: usual),
      Municipality(1499, "Falköping", weight: 200, postalArea: "521", shape: FileShape(.utf8, numbers: .twelve)),
      Municipality(1493, "Mariestad", weight: 170, postalArea: "542", shape: usual),
      Municipality(
        1495, "Skara", weight: 150, postalArea: "532",
        shape: FileShape(.utf8, separator: ",", hasCarriageReturns: false, quotesEverything: true)),
      Municipality(1470, "Vara", weight: 135, postalArea: "534", shape: usual),
      Municipality(1471, "Götene", weight: 120, postalArea: "533", shape: FileShape(.utf8, hasCarriageReturns: false)),
      Municipality(1472, "Tibro", weight: 105, postalArea: "543", shape: usual),
      Municipality(
        1473, "Töreboda", weight: 95, postalArea: "545", shape: FileShape(.utf8, days: .compact, numbers: .twelve)),
      Municipality(
        1497, "Hjo", weight: 95, postalArea: "544", shape: FileShape(.windows1252, numbers: .tenDashed)),
      Municipality(
        1498, "Tidaholm", weight: 115, postalArea: "522", shape: FileShape(.utf16, separator: "\t", numbers: .twelve)),
      Municipality(1446, "Karlsborg", weight: 80, postalArea: "546", shape: usual),
      Municipality(1447, "Gullspång", weight: 65, postalArea: "547", shape: usual),
      Municipality(1445, "Essunga", weight: 65, postalArea: "465", town: "Nossebro", shape: usual),
      Municipality(1444, "Grästorp", weight: 65, postalArea: "467", shape: FileShape(.utf8Marked, days: .compact)),
    ]
  }()
}
