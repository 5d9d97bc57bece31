import BailiwickChecks

/// A JSON Schema of `bailiwick.toml`, for editors that know one. That a regular expression compiles is more than one
/// can say.
public var configurationSchema: JSONValue {
  let check: JSONValue = ["$ref": "#/definitions/check"]
  let checks: JSONValue = ["type": "array", "items": check]
  let words =
    Check.all.map(\.code) + Check.all.map(\.name) + Check.categories.filter { Check.named($0) == nil } + ["all"]
  // What chooses only checks that keep a policy from compiling can be said, and not changed.
  let fixed = words.filter { Check.chosen(by: $0).allSatisfy(\.stopsCompilation) }
  func described(_ text: String, _ schema: JSONValue) -> JSONValue {
    guard case .object(var object) = schema else { return schema }
    object.append("description", text)
    return .object(object)
  }
  return [
    "$schema": "http://json-schema.org/draft-07/schema#",
    "title": "bailiwick.toml",
    "type": "object",
    "additionalProperties": false,
    "definitions": [
      "check": [
        "type": "string",
        "anyOf": [["enum": .strings(words)], ["pattern": .string(pattern(of: Check.all.map(\.code)))]],
      ]
    ],
    "properties": [
      "edition": described("Checks that are newer do not run.", ["enum": .strings(Configuration.editions)]),
      "select": described("The checks that run, instead of those that run by default.", checks),
      "extend-select": described("Checks that run as well.", checks),
      "ignore": described("Checks that do not run.", checks),
      "acceptable": described("Leaks that a pragma or a baseline may accept.", checks),
      "fail-on": described(
        "The least severity that makes the exit code 1.", ["enum": .strings(FailLevel.allCases.map(\.rawValue))]),
      "max-warnings": described(
        "More warnings than this fail.", ["type": "integer", "minimum": 0, "maximum": .integer(.max)]),
      "baseline": described("The file of the findings that are known.", ["type": "string"]),
      "exclude": described(
        "Files and directories that are left out when a directory is looked at, by patterns of their paths.",
        ["type": "array", "items": ["type": "string"]]),
      "program": described(
        "Which policies are one program: those of a folder, or all below this file.",
        ["enum": .strings(ProgramExtent.allCases.map(\.rawValue))]),
      "cache": described("Whether results are kept for the next run.", ["type": "boolean"]),
      "severity": described(
        "What findings weigh, by check.",
        [
          "type": "object", "propertyNames": check,
          "patternProperties": .object([pattern(of: fixed): ["enum": ["error"]]]),
          "additionalProperties": ["enum": ["error", "warning", "info", "off"]],
        ]),
      "per-file-ignores": described(
        "Checks that do not run in some files, by patterns of their paths.",
        ["type": "object", "additionalProperties": checks]),
      "patterns": described(
        "Regular expressions, as PCRE2 has them, that tags and names must match.",
        [
          "type": "object", "additionalProperties": false,
          "properties": ["tags": ["type": "string"], "names": ["type": "string"]],
        ]),
    ],
  ]
}

/// A regular expression of some words: codes in any case, names as they are.
private func pattern(of words: [String]) -> String {
  let alternatives = words.map { word in
    guard let letter = word.first, letter.isUppercase else { return word }
    return "[\(letter)\(letter.lowercased())]\(word.dropFirst())"
  }
  return "^(\(alternatives.joined(separator: "|")))$"
}
