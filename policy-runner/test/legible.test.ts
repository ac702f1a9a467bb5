import { expect } from "chai";
import { isBlank, isSamePerson, legible } from "../src/legible.js";

describe("what a reader sees of a text", () => {
  const blank = [
    "",
    " ",
    "\u200b",
    "\u3164",
    "\u2060",
    "\u00a0",
    "\u2800",
    "\ufeff",
    "-",
    "?",
    "\0",
  ];
  const fillers = [
    "TBD",
    "todo",
    "n/a",
    "None",
    "TO BE FILLED IN",
    "To be filled in: why",
    "t\u200bbd",
    "ｔｂｄ",
  ];
  for (const text of [...blank, ...fillers, undefined])
    it(`is nothing of ${JSON.stringify(text)}`, () => expect(isBlank(text)).to.equal(true));

  for (const text of ["team-a", "5", "Müller", "検証", "todo-team"])
    it(`is a name of ${text}`, () => expect(isBlank(text)).to.equal(false));

  for (const other of ["team-a\u200b", "team  -a", "@Team-A", "ｔeam-a", "team_a", "te\u00adam-a"])
    it(`is the same person of ${JSON.stringify(other)}`, () =>
      expect(isSamePerson("team-a", other)).to.equal(true));

  it("is another person where letters are others", () => {
    expect(isSamePerson("team-a", "team-b")).to.equal(false);
    expect(isSamePerson("jose", "josé")).to.equal(false);
  });

  it("is its words with single spaces", () => {
    expect(legible("  two\n\n \u2060 words\u200b ")).to.equal("two words");
  });
});
