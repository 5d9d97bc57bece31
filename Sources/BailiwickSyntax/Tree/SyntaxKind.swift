/// What a node of the syntax tree is. In the comments, words in quotes are tokens and the others
/// are nodes; `?` is optional, `*` repeated.
public enum SyntaxKind: UInt8, Hashable, Sendable, CaseIterable {
  /// A leaf: one token.
  case token
  /// item*
  case file
  /// Tokens that fit nowhere; a problem tells why.
  case unexpected

  // Items
  case use  // "use" string
  case territory  // "territory" Name "=" places
  case authority  // "authority" Name string? "binds" (places | "everywhere")
  case order  // "order" name string? "issued" "by" Name "on" date (expires | cites | adopts | demand)*
  case tag  // "tag" tagName "on" noun ("asserted" "by" Name)? string?
  case vocabulary  // "vocabulary" name section*
  case mark  // "mark" target "as" tagName clause*
  case rule  // ruleHeader? byDefault? effectName target clause*
  case never  // "never" effectName target clause*
  case test  // "test" string given* expectation*

  // Parts of items
  case ruleHeader  // "rule" name string? ":"
  case byDefault  // "by" "default"
  case effectName  // name
  case expires  // "expires" date
  case cites  // "cites" string
  case adopts  // "adopts" tagName*
  case demand  // "demands" effectName target clause*

  // Targets and their qualifiers
  case target  // noun qualifier*
  case placement  // ("possibly"? "in" | "outside") places
  case tagging  // "not"? "tagged" (tagName | ("any" | "all" | "none") "of" tagName*)
  case with  // "with" (condition | negation …)
  case tagName  // name | string

  // Clauses
  case forClause  // "for" target
  case activityClause  // "from" gerund target
  case whenClause  // "when" condition
  case unlessClause  // "unless" condition
  case underClause  // "under" (name | Name)*
  case fromClause  // "from" time
  case untilClause  // "until" time
  case throughClause  // "through" date
  case becauseClause  // "because" string
  case noticeClause  // "notice" string

  // Places
  case places  // place* except?
  case place  // Name | string | "(" places ")"
  case except  // "except" place*

  // Conditions
  case condition  // conjunction ("or" conjunction)*
  case conjunction  // primary ("and" primary)*
  case negation  // "not" primary
  case parenthesized  // "(" condition ")"
  case quantified  // quantifier noun (placement | tagging | with)*
  case quantifier  // "any" | "every" | "no" | "at" ("least" | "most") integer | "exactly" integer
  case predicate  // path? (placement | tagging | a comparison)?
  case path  // name ("." name)*
  case isValue  // "is" "not"? value
  case isOneOf  // "is" "not"? "one" "of" value*
  case isKnown  // "is" "not"? ("known" | "unknown")
  case bound  // "is"? ("at" ("least" | "most") | ("more" | "less") "than") integer
  case between  // "is"? "between" integer "and" integer
  case moment  // "is"? ("before" | "after") time
  case textTest  // "matches" regex | "contains" string | … | "does" "not" …
  case value  // name | string | integer | Name

  // Vocabularies
  case personSection  // "person" name "," name attribute*
  case thingSection  // "thing" name "," name attribute*
  case recordSection  // "record" name attribute*
  case activitySection  // "activity" name "," name
  case effectSection  // "effect" name force targets ("in" "activity")? "lasting"? reaching?
  case reaching  // "reaching" path*
  case attribute  // name ":" attributeType
  case attributeType  // name | "one" "of" (name | string)* | name "as" name "," name | "many" name

  // Tests
  case givenFacts  // "given" "facts" string
  case givenActivity  // "given" "activity" name
  case givenTime  // "given" "time" instant
  case givenOrder  // "given" "order" (name | Name) "not"? "in" "force"
  case givenParty  // "given" noun (placement | tagging | givenWith)*
  case givenWith  // "with" assignment ("and" assignment)*
  case assignment  // "not"? path ("is"? (value | time) | placement | tagging)?
  case expectation  // "expect" ("no" "effects" | name byRules?)
  case byRules  // "by" name*
}
