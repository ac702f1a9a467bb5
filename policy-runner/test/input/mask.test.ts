import { expect } from "chai";
import { mask } from "../../src/input/mask.js";
import { secretSearch } from "../../src/input/secrets.js";

const NOTHING = secretSearch(new Set());

describe("mask", () => {
  it("leaves what is readable as it is, without a copy", () => {
    const after = { name: "x", rule: [{ days: 7 }] };
    const masked = mask(after, {}, {}, NOTHING);
    expect(masked).to.deep.equal({ values: after, unknown: [], sensitive: [] });
    expect(masked.values).to.equal(after);
  });

  it("points at unknown leaves, escaping keys", () => {
    const unknown = { id: true, tags: { "a/b": true, "c~d": true }, rule: [false, { arn: true }] };
    expect(mask({}, unknown, {}, NOTHING).unknown).to.deep.equal([
      "/id",
      "/tags/a~1b",
      "/tags/c~0d",
      "/rule/1/arn",
    ]);
  });

  it("takes sensitive leaves out, and says where they were", () => {
    const after = { name: "x", auth: { user: "u", password: "p" }, keys: ["a", "b"] };
    const masked = mask(after, {}, { auth: { password: true }, keys: [false, true] }, NOTHING);
    expect(masked.values).to.deep.equal({
      name: "x",
      auth: { user: "u", password: null },
      keys: ["a", null],
    });
    expect(masked.sensitive).to.deep.equal(["/auth/password", "/keys/1"]);
    expect(after.auth.password).to.equal("p");
  });

  it("does not count a sensitive null or empty text as set", () => {
    const after = { key: null, value: "" };
    const masked = mask(after, {}, { key: true, value: true }, NOTHING);
    expect(masked).to.deep.equal({ values: after, unknown: [], sensitive: [] });
  });

  it("takes everything out when the whole is sensitive", () => {
    const masked = mask({ name: "x" }, {}, true, NOTHING);
    expect(masked.values).to.deep.equal({});
    expect(masked.sensitive).to.deep.equal([""]);
  });

  it("masks a secret where it stands unmarked, and where it is only a part", () => {
    const isSecret = secretSearch(new Set(["q7w8e9r0", "hunter22x"]));
    const after = { tags: { a: "q7w8e9r0" }, arn: "arn:x:q7w8e9r0:y", other: "q7w8", n: 5 };
    const masked = mask(after, {}, {}, isSecret);
    expect(masked.values).to.deep.equal({ tags: { a: null }, arn: null, other: "q7w8", n: 5 });
    expect(masked.sensitive).to.deep.equal(["/tags/a", "/arn"]);
  });

  it("masks a map with a secret among its keys", () => {
    const isSecret = secretSearch(new Set(["q7w8e9r0"]));
    const masked = mask({ tags: { q7w8e9r0: "x" } }, {}, {}, isSecret);
    expect(masked).to.deep.equal({ values: { tags: null }, unknown: [], sensitive: ["/tags"] });
  });

  it("masks a number that is a secret", () => {
    const isSecret = secretSearch(new Set(["4111111111111111"]));
    expect(mask({ n: 4111111111111111 }, {}, {}, isSecret).values).to.deep.equal({ n: null });
  });
});

describe("secretSearch", () => {
  it("finds secrets of different lengths at any place", () => {
    const isSecret = secretSearch(new Set(["abcdef", "abcxyz123"]));
    expect(isSecret("--abcxyz123--")).to.equal(true);
    expect(isSecret("abcdef")).to.equal(true);
    expect(isSecret("abcxyz12")).to.equal(false);
    expect(isSecret("")).to.equal(false);
  });
});
