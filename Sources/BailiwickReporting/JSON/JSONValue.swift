/// A JSON value. Objects keep their members in the order in which they were given, so that equal
/// results are equal byte for byte. There are no fractions: nothing that we report has one.
public enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)

  public static func strings(_ strings: some Sequence<String>) -> JSONValue {
    .array(strings.map(JSONValue.string))
  }
}

/// The members of a JSON object, in order, each name once.
public struct JSONObject: Hashable, Sendable {
  public struct Member: Hashable, Sendable {
    public let name: String
    public let value: JSONValue
  }

  public private(set) var members: [Member] = []

  public init() {}

  /// Adds a member; a value that is `nil` leaves it out.
  public mutating func append(_ name: String, _ value: JSONValue?) {
    guard let value else { return }
    assert(!members.contains { $0.name == name }, "member \(name) twice")
    members.append(Member(name: name, value: value))
  }

  /// Adds a text; `nil` leaves the member out.
  public mutating func append(_ name: String, _ text: String?) {
    append(name, text.map(JSONValue.string))
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    members.reserveCapacity(elements.count)
    for (name, value) in elements { append(name, value) }
  }
}

extension JSONValue: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral {
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    var object = JSONObject()
    for (name, value) in elements { object.append(name, value) }
    self = .object(object)
  }

  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int) { self = .integer(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
}
