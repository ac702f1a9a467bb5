import { createHash } from "node:crypto";
import { expect } from "chai";
import { undigested } from "../../src/input/digests.js";
import { NO_SECRETS } from "../../src/input/secrets.js";

const sha1 = (text: string | Buffer): string => createHash("sha1").update(text).digest("hex");

describe("undigested", () => {
  const script = "#!/bin/sh\necho password=hunter2\n";
  const encoded = Buffer.from(script).toString("base64");

  it("puts back the constant of which the provider plans a digest, encoded or not", () => {
    for (const text of [script, encoded]) {
      const values = { user_data: sha1(script), other: 1 };
      const whole = undigested(values, { user_data: { constant_value: text } }, NO_SECRETS);
      expect(whole).to.deep.equal({ user_data: text, other: 1 });
    }
  });

  it("leaves what is no digest of the constant as it is, without a copy", () => {
    const digest = sha1(script);
    for (const [value, part] of [
      [digest, { constant_value: "another" }],
      [digest, { references: ["var.script"] }],
      [digest, [{}]],
      [digest, undefined],
      ["text", { constant_value: "text" }],
      [null, { constant_value: script }],
    ] as const) {
      const values = { user_data: value };
      const expressions = part === undefined ? {} : { user_data: part };
      expect(undigested(values, expressions, NO_SECRETS)).to.equal(values);
    }
  });

  it("does not show a secret", () => {
    const values = { user_data: sha1(script) };
    const isSecret = (text: string) => text.includes("hunter2");
    expect(undigested(values, { user_data: { constant_value: script } }, isSecret)).to.equal(
      values,
    );
  });
});
