import BailiwickModel

extension Check {
  static let unknownName = Check(
    .unknownName, "no noun, attribute, effect, activity, choice, order, authority or rule has this name",
    page: CheckPage(
      what: "A name is used that nothing declares.",
      why: "A condition on something that does not exist would never hold.",
      avoid: """
        block participants in CN with role is atendee under CN
        """,
      prefer: """
        block participants in CN with role is attendee under CN
        """,
      fix: "A near name is proposed.",
      related: ["C001", "C006"]),
    .reading)
}
