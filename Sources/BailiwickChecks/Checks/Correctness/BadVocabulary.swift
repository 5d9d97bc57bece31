import BailiwickModel

extension Check {
  static let badVocabulary = Check(
    .badVocabulary, "a vocabulary that contradicts itself, or lacks something",
    page: CheckPage(
      what: """
        A kind is missing, a name is taken twice, an attribute has no type that exists, or nothing is `located`.
        """,
      why: """
        The vocabulary says what can be restricted and what proves where a person is. Without that no leak can be \
        seen.
        """,
      avoid: """
        vocabulary tickets

        person buyer, buyers
          home: place

        thing ticket, tickets
          id: text
        """,
      prefer: """
        vocabulary tickets

        person buyer, buyers
          home: place
          location: located

        thing ticket, tickets
          id: text
        """,
      fix: "None. The finding says what is missing or stands twice.",
      related: ["C004"]),
    .reading)
}
