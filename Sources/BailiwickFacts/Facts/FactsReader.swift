import BailiwickModel

/// Reads requests as JSON, checked against a vocabulary (§5 of the reference).
///
/// Of several errors in one request the first is reported, in the order of the vocabulary and not of the text:
/// no result depends on the order of keys. That a text is no JSON comes before all else.
public struct FactsReader: Sendable {
  let shape: RequestShape
  let orderNamed: @Sendable (String) -> OrderReference?
  let orderNames: [String]
  let isStrict: Bool

  /// - Parameters:
  ///   - orders: The order that a key under `orders` speaks of: one that is declared, by its name, or the anonymous
  ///     one of an authority, whose name this makes canonical. `nil` for a name that the program does not declare.
  ///   - orderNames: The names that a misspelt key may have meant.
  ///   - strict: Whether a member or order that is not declared is an error, and not ignored.
  public init(
    vocabulary: Vocabulary, orders: @escaping @Sendable (String) -> OrderReference?,
    orderNames: [String] = [],
    strict: Bool = false
  ) {
    shape = RequestShape(vocabulary)
    orderNamed = orders
    self.orderNames = orderNames
    isStrict = strict
  }

  /// Reads one request, which is the whole text.
  public func read(_ bytes: [UInt8]) -> Result<ReadFacts, FactError> {
    var places = PlaceMemory()
    return read(bytes, at: TextPosition(), places: &places)
  }

  /// What is said of a line that ends too early: it may be the first of several that were meant to be a request.
  private static let aboutLines =
    "; the first request is one line, so each line is one: write requests of several lines by `jq -c`, "
    + "or begin with one of them"

  /// Reads the request that begins at a position of the input.
  ///
  /// - Parameter isLine: whether it is a line of an input that has a request a line.
  func read(
    _ bytes: [UInt8], at start: TextPosition, isLine: Bool = false, places: inout PlaceMemory
  ) -> Result<ReadFacts, FactError> {
    do throws(JSONError) {
      return read(try JSONTree(reading: bytes), at: start, places: &places)
    } catch {
      let hint = isLine && error.problem.isPrematureEnd ? Self.aboutLines : ""
      return .failure(FactError(error, in: bytes, at: start, hint: hint))
    }
  }

  /// Reads the request that a tree is.
  func read(
    _ tree: JSONTree, at start: TextPosition, places: inout PlaceMemory
  ) -> Result<ReadFacts, FactError> {
    var reading = FactsReading(reader: self, tree: tree, places: places)
    places = PlaceMemory()
    defer { places = reading.places }
    do throws(Refusal) {
      let facts = try reading.request()
      return .success(ReadFacts(facts: facts, warnings: warnings(about: facts)))
    } catch {
      let offset = tree.start(error.node)
      return .failure(
        FactError(
          at: start.advanced(over: tree.bytes, 0..<offset), path: tree.path(to: error.node),
          message: error.message))
    }
  }

  /// People without an `id` are different people, and one of them may be meant to be the participant.
  private func warnings(about facts: Facts) -> [String] {
    guard let identity = shape.person.identity, let participant = facts.participant,
      participant[identity] == .unknown, let attribute = shape.vocabulary.peopleAttribute,
      case .people(let people) = facts.thing[attribute],
      let other = people.firstIndex(where: { $0[identity] == .unknown })
    else { return [] }
    let path = "\(shape.thing.noun).\(shape.vocabulary.thing.attributes[attribute].name)[\(other)]"
    return [
      "neither `\(shape.person.noun)` nor `\(path)` has an `id`, so they count as different people"
    ]
  }
}

extension FactError {
  /// Why a text that begins at a position of the input is no JSON.
  init(_ error: JSONError, in bytes: [UInt8], at start: TextPosition, hint: String = "") {
    self.init(
      at: start.advanced(over: bytes, 0..<min(error.offset, bytes.count)), path: error.path,
      message: error.problem.message + hint)
  }
}
