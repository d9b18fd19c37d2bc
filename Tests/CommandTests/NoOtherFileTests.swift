import Foundation
import Glibc
import TestSupport
import Testing

@testable import FileBuilding

/// A file is read, and nothing that it points at.
@Suite(.serialized) struct NoOtherFileTests {
  private let scene: CommandScene
  private let folder: TemporaryFolder
  private let opened: OpenedFiles
  private let marker: String

  init() throws {
    scene = try CommandScene()
    folder = try TemporaryFolder()
    marker = try folder.write(Array("<a>\(scene.bo.digits)</a>".utf8), as: "marker.xml")
    opened = try OpenedFiles(in: folder.path)
  }

  /// The ways in which a text can name another file.
  private var addresses: [String] { ["file://\(marker)", marker, "marker.xml", "./marker.xml"] }

  /// Reads a file where it lies beside the marker. - Returns: what was opened there.
  private func read(_ bytes: [UInt8], _ arguments: String...) throws -> Set<String> {
    let file = try folder.write(bytes, as: "fil")
    _ = opened.names()
    var program = scene.program
    program.workingFolder = folder.path
    _ = try program.run([arguments[0], "import", file] + arguments.dropFirst() + ["--as-of", "2026-10-01"])
    return opened.names()
  }

  private func population(_ text: String) throws -> Set<String> {
    try read(Array(text.utf8), "population", "--source", "navet", "--municipality", "1496")
  }

  private func roll(_ bytes: [UInt8]) throws -> Set<String> {
    try read(bytes, "roll", "--source", "andra", "--scope", "unit:31279295")
  }

  @Test func `what watches sees a file that is opened`() throws {
    #expect(opened.names().isEmpty)
    _ = try TemporaryFolder.text(of: marker)
    #expect(opened.names() == ["marker.xml"])
  }

  @Test func `no entity, inclusion, schema or style sheet of XML is fetched`() throws {
    let post = "<Folkbokforingspost>\(navetPost("200803042381"))</Folkbokforingspost>"
    for address in addresses {
      for (prolog, attributes, inside) in [
        ("<!DOCTYPE Navetavisering SYSTEM \"\(address)\">", "", ""),
        ("<!DOCTYPE Navetavisering [<!ENTITY x SYSTEM \"\(address)\">]>", "", "&x;"),
        ("<!DOCTYPE Navetavisering [<!ENTITY % x SYSTEM \"\(address)\">%x;]>", "", ""),
        ("<?xml-stylesheet type=\"text/xsl\" href=\"\(address)\"?>", "", ""),
        ("<?xml-model href=\"\(address)\"?>", "", ""),
        (
          "", " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"urn:x \(address)\"", ""
        ),
        (
          "", " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:noNamespaceSchemaLocation=\"\(address)\"",
          ""
        ),
        ("", " xmlns:xi=\"http://www.w3.org/2001/XInclude\"", "<xi:include href=\"\(address)\"/>"),
        ("", " xmlns:xi=\"http://www.w3.org/2001/XInclude\"", "<xi:include href=\"\(address)\" parse=\"text\"/>"),
      ] {
        let text =
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\(prolog)<Navetavisering\(attributes)><Folkbokforingsposter>"
          + "\(inside)\(post)</Folkbokforingsposter></Navetavisering>"
        #expect(try population(text) == ["fil"], "\(prolog)\(attributes)\(inside)")
      }
    }
  }

  @Test func `no link of a workbook is followed out of it`() throws {
    for address in addresses + ["../marker.xml", "../../marker.xml"] {
      var outside = workbook([inline("200803042381"), inline("31279295"), inline("2024-08-19")])
      outside.target = address
      #expect(try roll(outside.bytes) == ["fil"])
      var linked = workbook([inline("200803042381"), inline("31279295"), "<c><f>[1]Blad1!A1</f><v>45523</v></c>"]).parts
      let space = "http://schemas.openxmlformats.org/package/2006/relationships"
      func links(_ type: String) -> String {
        "<Relationships xmlns=\"\(space)\"><Relationship Id=\"rId1\" Type=\"\(TestWorkbook.office)/\(type)\" "
          + "Target=\"\(address)\" TargetMode=\"External\"/></Relationships>"
      }
      linked += [
        ZipPart("xl/externalLinks/externalLink1.xml", "<externalLink xmlns=\"\(TestWorkbook.namespace)\"/>"),
        ZipPart("xl/externalLinks/_rels/externalLink1.xml.rels", links("externalLinkPath")),
        ZipPart("xl/worksheets/_rels/sheet1.xml.rels", links("hyperlink")),
      ]
      #expect(try roll(ZipWriting.archive(linked)) == ["fil"])
      let index = try #require(linked.firstIndex { $0.name == "xl/_rels/workbook.xml.rels" })
      linked[index] = ZipPart("xl/_rels/workbook.xml.rels", links("worksheet"))
      #expect(try roll(ZipWriting.archive(linked)) == ["fil"])
    }
  }

  @Test func `no address in JSON or in a table is looked up`() throws {
    for address in addresses {
      let pointing = "\"$ref\":\"\(address)\",\"$schema\":\"\(address)\""
      #expect(try roll(Array(page(person(more: pointing, enrolment())).utf8)) == ["fil"])
      let row = "200803042381;2024-08-19;=HYPERLINK(\"\"\(address)\"\")\n"
      #expect(try roll(Array("Personnummer;Startdatum;Kommentar\n\(row)".utf8)) == ["fil"])
    }
  }
}

/// Which files of a folder are opened, by whatever process.
final class OpenedFiles {
  private let watch: Int32

  init(in folder: String) throws {
    watch = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    guard watch >= 0, inotify_add_watch(watch, folder, UInt32(IN_OPEN)) >= 0 else {
      throw TestFailure("cannot watch \(folder): \(String(cString: strerror(errno)))")
    }
  }

  deinit { close(watch) }

  /// The names of the files that were opened since it was last asked.
  func names() -> Set<String> {
    var names: Set<String> = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = Glibc.read(watch, &buffer, buffer.count), count > 0 {
      buffer[..<count].withUnsafeBytes { events in
        var place = 0
        let head = MemoryLayout<inotify_event>.size
        while place + head <= count {
          // What precedes the name has no padding; the name is filled up with zeros.
          let length = Int(events.loadUnaligned(fromByteOffset: place + 12, as: UInt32.self))
          let name = events[(place + head)..<(place + head + length)].prefix { $0 != 0 }
          if !name.isEmpty { names.insert(String(decoding: name, as: UTF8.self)) }
          place += head + length
        }
      }
    }
    return names
  }
}
