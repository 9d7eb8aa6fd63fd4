import { describe, expect, it } from "vitest";
import { joinTexts } from "./join-texts.ts";

const begun = "uno\ndue\ntre\nquattro\ncinque\n";
const who = "Ada";

describe("two texts that began from the same one", () => {
  it("are joined with the changes of both", () => {
    const mine = begun.replace("uno", "uno, mio");
    const theirs = begun.replace("cinque\n", "cinque\nsei, suo\n");
    expect(joinTexts({ begun, mine, theirs, who })).toEqual({
      text: "uno, mio\ndue\ntre\nquattro\ncinque\nsei, suo\n",
      conflicts: 0,
    });
  });

  it("say the same once", () => {
    const both = begun.replace("tre", "tre e mezzo");
    expect(joinTexts({ begun, mine: both, theirs: both, who })).toEqual({ text: both, conflicts: 0 });
  });

  it("both stand where they differ, between lines of comment", () => {
    const mine = begun.replace("tre", "3");
    const theirs = begun.replace("tre", "III");
    expect(joinTexts({ begun, mine, theirs, who: "Ada\n  Autrice" })).toEqual({
      text: [
        ...["uno", "due", "-- ▼ testo tuo: tieni questo o quello che segue", "3", "-- ▼ testo di Ada Autrice", "III"],
        ...["-- ▲ fin qui i due testi", "quattro", "cinque", ""],
      ].join("\n"),
      conflicts: 1,
    });
  });

  it("lose no line when nothing is known of what they began from", () => {
    const { text, conflicts } = joinTexts({ begun: "", mine: "a\nb\n", theirs: "c\nd\n", who });
    expect(conflicts).toBe(1);
    for (const line of ["a", "b", "c", "d"]) expect(text.split("\n")).toContain(line);
  });
});
