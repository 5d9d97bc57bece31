import Foundation
import Testing

/// The recognizer and the parser on sentences whose verdict a person has written down, so that a mistake
/// in the one cannot hide behind the same mistake in the other.
@Suite struct VerdictTests {
  private let judges: Judges

  init() throws { judges = try Judges() }

  @Test(arguments: [
    "",
    "# nothing but a comment",
    "block participants in CN for meetings tagged illegal-in-CN",
    """
    rule block-mainland "Join ban, mainland only":
      block participants in CN with role is attendee
      from joining meetings tagged illegal-in-CN
      when meeting.size is at least 10 and any participant in CN
      unless participant.account.kind is government
      under june-4th
      from 2020-06-01 through 2020-06-30
      because "Order of 20 May 2020, item 3"
      notice "This meeting is not available where you are."
    """,
    """
    test "Hong Kong keeps the meeting"
      given participant in HK with account.kind business
      given meeting tagged illegal-in-CN with size 250 and host in US
      given activity hosting
      given time 2020-06-04T12:00:00Z
      expect allow

    test "the fourth meeting" given facts "fourth-meeting.json" expect no effects
    """,
    "block participants in CN, HK or (EU except FR, \"Channel Islands\") except MO",
    "block participants when participant in CN or (meeting tagged a and not host possibly in (US))",
    "block participants when at least 2 participants outside CN with (licensed and role is one of a, \"in\")",
    "block participants from 2020-06-01 from joining meetings through 2020-06-30",
    "block participants under a, CN under b",
    "by default block participants\nallow participants in FR under FR",
    "rule order \"with a title\": order participants",
    "order o issued by CN on 2020-06-04\ndemands end meetings for meetings when x\ndemands block x for y",
    "vocabulary v\nperson a, b\nrecord: text\nas-is: one of x, y\nrecord c\nid: c as d, e\nhide b in CN",
    "vocabulary v\nrecord participants in CN",
    "test \"t\" given time 2020-06-04T12:00:00Z given order june-4th not in force expect block by a, b",
    "test \"t\" given meeting with licensed and size 250 expect allow\nby default block participants",
    "test \"t\" given order tagged a with people\nin CN, HK and size\n250 given order CN in force expect allow",
    "vocabulary v\nthing a, b\nc: many\nd\n  never e f",
    "block participants when meeting.topic\nstarts with \"a\"",
    "block participants when meeting.licensed\nstarts meetings",
  ])
  func accepted(_ text: String) {
    #expect(judges.recognizerAccepts(TokenizedText(text)))
    #expect(judges.parserAccepts(TokenizedText(text)))
  }

  @Test(arguments: [
    "block",
    "block participants in CN fro meetings tagged x",
    "block participants block participants",
    "block participants in CN or hosts",
    "block participants tagged a, b",
    "block participants with any",
    "block participants when participant not in CN",
    "block participants for meetings for meetings",
    "block participants for meetings from joining meetings",
    "block participants from 2020-06-01 from 2020-06-02",
    "block participants until 2020-06-01 through 2020-06-02",
    "rule known: block participants",
    "order participants in CN",
    "order o issued by CN on 2020-06-04\nadopts x in CN",
    "order o issued by CN on 2020-06-04 expires 2020-06-05 expires 2020-06-06",
    "order o issued by CN on 2020-06-04 demands block participants until 2020-06-05",
    "block participants in CN\nexcept participants",
    "vocabulary v person a, b",
    "vocabulary v\nperson a, b id: text",
    "vocabulary v\nperson a, b\nid text\nname: text",
    "vocabulary v\nperson a, b\nin: text",
    "vocabulary v\nperson a, b\nrole one of c, d",
    "vocabulary v\nthing a, b\nc: many\nd: text",
    "test \"t\" given meeting",
    "test \"t\" given meeting with size expect",
    "test \"t\" given meeting with not size 250 expect allow",
    "test \"t\" expect block\nby default",
    "block participants when meeting.topic matches \"a\"",
  ])
  func rejected(_ text: String) {
    #expect(!judges.recognizerAccepts(TokenizedText(text)))
    #expect(!judges.parserAccepts(TokenizedText(text)))
  }

  /// Policies of this package: the vocabulary that ships, and the examples.
  @Test func acceptedInThisPackage() throws {
    let package = URL(filePath: #filePath).appending(path: "../../../..").standardized
    var count = 0
    for folder in ["Sources", "Examples"] {
      let files = FileManager.default.enumerator(
        at: package.appending(path: folder), includingPropertiesForKeys: nil)
      for case let file as URL in files ?? .init() where file.pathExtension == "bwk" {
        count += 1
        let text = TokenizedText(try String(contentsOf: file, encoding: .utf8))
        #expect(judges.recognizerAccepts(text), "\(file.lastPathComponent)")
        #expect(judges.parserAccepts(text), "\(file.lastPathComponent)")
      }
    }
    #expect(count > 0)
  }
}
