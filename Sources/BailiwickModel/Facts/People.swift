/// The people of a thing, each as one fact for each attribute of the person kind.
///
/// Half a million take a hundred megabytes as facts. So those of a long list stay as they were written, and whoever is
/// asked for is read again.
public struct People: Hashable, Sendable, RandomAccessCollection, ExpressibleByArrayLiteral {
  private enum Storage: Sendable {
    case facts([[Fact]])
    case written(any WrittenPeople)
  }

  private let storage: Storage

  public init(_ people: [[Fact]]) { storage = .facts(people) }

  public init(arrayLiteral people: [Fact]...) { storage = .facts(people) }

  public init(_ people: any WrittenPeople) { storage = .written(people) }

  public var startIndex: Int { 0 }

  public var endIndex: Int {
    switch storage {
    case .facts(let people): people.count
    case .written(let people): people.count
    }
  }

  public subscript(number: Int) -> [Fact] {
    switch storage {
    case .facts(let people): people[number]
    case .written(let people): people[number]
    }
  }

  public static func == (left: People, right: People) -> Bool { left.elementsEqual(right) }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for person in self { hasher.combine(person) }
  }
}

/// A list of people in the words of a request, all of which have been checked.
public protocol WrittenPeople: Sendable {
  var count: Int { get }
  /// The facts of the person of this number, from 0.
  subscript(number: Int) -> [Fact] { get }
}
