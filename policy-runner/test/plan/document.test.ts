import { expect } from "chai";
import { planText } from "../support/plans.js";
import { scanned } from "../support/scan.js";
import { refusal } from "../support/throws.js";

describe("plan/document", () => {
  it("accepts one object between white space", async () => {
    expect((await scanned(`\n${planText()}\r\n`)).resources.count).to.equal(1);
  });

  const cases: readonly (readonly [what: string, text: string, says: RegExp])[] = [
    ["a truncated text", '{\n"a":[', /^standard input is cut short at line 2, column 6;/],
    ["a broken text", '{"a":}', /not valid JSON at line 1, column 6;/],
    [
      "the output for people",
      "Terraform used the selected providers",
      /not valid JSON at line 1, column 1;/,
    ],
    ["a repeated key", '{"a":1,"a":1}', /repeats a key within one object at line 1, column 8;/],
    [
      "deep nesting",
      `{"a":${"[".repeat(600)}`,
      /nests more than 512 levels at line 1, column 517,/,
    ],
    ["half a surrogate pair", '{"a":"\\ud800"}', /half of a character at line 1, column 7;/],
    ["a number beyond doubles", '{"a":1e999}', /number that is too large/],
    ["trailing garbage", '{"a":1} }', /trailing characters after the plan at line 1, column 9;/],
    ["a second document", '{"a":1}\n{"a":2}', /second document at line 2, column 1;/],
    ["a list", "[{}]", /holds a JSON array/],
    ["a word", "null", /holds a JSON scalar value/],
    [
      "a log",
      '{"@level":"info","@message":"x"}\n{"@level":"info"}',
      /log of `terraform plan -json`/,
    ],
    ["a wrapped plan", '[command]/usr/bin/terraform show\n{"a":1}', /terraform_wrapper: false/],
  ];
  for (const [what, text, says] of cases) {
    it(`refuses ${what}`, async () => {
      expect(await refusal(() => scanned(text))).to.match(says);
    });
  }

  it("never quotes the content", async () => {
    const secret = "Zq8RkT2vLw5YbN1x";
    for (const end of ["", '"', '":', '"}', '"}}x', '"}{']) {
      const text = `{"a":{"password":"${secret}${end}`;
      expect(await refusal(() => scanned(text))).not.to.contain(secret.slice(0, 4));
    }
  });
});
