import BailiwickReporting
import Testing

@Suite struct TerminalTests {
  @Test(
    arguments: [
      (ColourChoice.auto, [:], true, Style.coloured), (.auto, [:], false, .plain),
      (.auto, ["NO_COLOR": "1"], true, .plain), (.auto, ["NO_COLOR": ""], true, .coloured),
      (.auto, ["FORCE_COLOR": "1"], false, .coloured), (.auto, ["FORCE_COLOR": ""], false, .plain),
      (.auto, ["FORCE_COLOR": "0"], true, .plain),
      (.auto, ["NO_COLOR": "1", "FORCE_COLOR": "1"], true, .plain),
      (.auto, ["TERM": "dumb"], true, .plain),
      (.auto, ["TERM": "dumb", "FORCE_COLOR": "1"], false, .coloured),
      (.auto, ["TERM": "xterm"], true, .coloured), (.always, ["NO_COLOR": "1"], false, .coloured),
      (.never, ["FORCE_COLOR": "1"], true, .plain),
    ] as [(ColourChoice, [String: String], Bool, Style)])
  func choosesColour(choice: ColourChoice, environment: [String: String], isTerminal: Bool, style: Style) {
    #expect(choice.style(environment: environment, isTerminal: isTerminal) == style)
  }

  @Test(arguments: [
    ("illegal-in-CN", "illegal-in-CN"), ("六四 é", "六四 é"), ("\u{1B}[2J", "\\u{1B}[2J"), ("\0", "\\u{0}"),
    ("a\tb\r\n", "a\\tb\\r\\n"), ("\u{202E}x\u{2066}", "\\u{202E}x\\u{2066}"), ("\u{200B}", "\\u{200B}"),
    ("\u{E0041}", "\\u{E0041}"), ("\u{9B}1m", "\\u{9B}1m"), ("\u{2028}", "\\u{2028}"),
    ("می\u{200C}خواهم", "می\u{200C}خواهم"), ("👩\u{200D}🚒", "👩\u{200D}🚒"),
  ])
  func showsWhatCannotBeSeen(text: String, shown: String) {
    #expect(visible(text) == shown)
  }

  @Test(arguments: [
    ("abc", 3), ("é", 1), ("e\u{301}", 1), ("北京", 4), ("ﾊ", 1), ("ハ", 2), ("Ａ", 2), ("한", 2), ("👍", 2),
    ("🇭🇰", 2), ("…", 1), ("\u{1112}\u{1161}\u{11AB}", 2), ("", 0),
  ])
  func measuresColumns(text: String, width: Int) {
    #expect(displayWidth(text) == width)
  }
}
