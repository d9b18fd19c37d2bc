import Testing
@testable import fullfoljd
