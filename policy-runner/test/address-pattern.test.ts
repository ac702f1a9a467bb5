import { expect } from "chai";
import { addressParts, addressPattern, covers, matches } from "../src/address-pattern.js";

const isNamed = (pattern: string, address: string): boolean => {
  const own = addressPattern(pattern);
  return own !== null && matches(own, addressParts(address));
};

describe("a pattern of addresses", () => {
  const named: readonly [pattern: string, address: string][] = [
    ["aws_db_instance.main", "aws_db_instance.main"],
    ["aws_db_instance.main*", 'aws_db_instance.main["a.b"]'],
    ["aws_db_instance.m*", "aws_db_instance.main[0]"],
    ["*aws_db_instance.main", "aws_db_instance.main"],
    ["*aws_db_instance.main", "module.a.aws_db_instance.main"],
    ["*.aws_db_instance.main", "module.a.module.b[0].aws_db_instance.main"],
    ["module.*.aws_db_instance.main", 'module.a["x.y"].aws_db_instance.main'],
    ['module.a["*"].aws_db_instance.main', 'module.a["x.y"].aws_db_instance.main'],
    ["module.a[*].aws_db_instance.main", 'module.a["x].y"].aws_db_instance.main'],
    ["module.pay_core.aws_db_instance.d*", "module.pay_core.aws_db_instance.data"],
    ['aws_db_instance.main["*', 'aws_db_instance.main["a.b"]'],
    ['aws_db_instance.main["a*z"]', 'aws_db_instance.main["a.b*z"]'],
    ['aws_db_instance.main["a\\*z"]', 'aws_db_instance.main["a*z"]'],
    ['aws_db_instance.main["a\\\\*z"]', 'aws_db_instance.main["a\\\\bz"]'],
    ['aws_db_instance.main["a\\"*"]', 'aws_db_instance.main["a\\"].b"]'],
    ["aws_db_instance.été*", "aws_db_instance.étés"],
    ["aws_db_instance.a*a", "aws_db_instance.aa"],
  ];
  for (const [pattern, address] of named)
    it(`${pattern} names ${address}`, () => expect(isNamed(pattern, address)).to.equal(true));

  const others: readonly [pattern: string, address: string][] = [
    ["aws_db_instance.main", "module.a.aws_db_instance.main"],
    ["aws_db_instance.main", "aws_db_instance.main[0]"],
    ["*.aws_db_instance.main", "aws_db_instance.main"],
    ["*.aws_db_instance.a*", "module.aws_db_instance.aws_kms_key.a"],
    ["module.a*.aws_db_instance.a*", "module.ab.module.aws_db_instance.aws_kms_key.a"],
    ["*.pay_core.a*", "module.pay_core.aws_db_instance.a"],
    ["*db_instance.main", "aws_db_instance.main"],
    ['*.aws_db_instance.n"]*', 'module.a["x.aws_db_instance.n"].aws_kms_key.k'],
    ['module.a["*"].aws_db_instance.n*', 'module.a["\\"].aws_db_instance.n"].aws_kms_key.k'],
    ['aws_db_instance.main["a\\*z"]', 'aws_db_instance.main["abz"]'],
    ["aws_db_instance.a*a", "aws_db_instance.a"],
    ["aws_db_instance.a*b*b", "aws_db_instance.ab"],
  ];
  for (const [pattern, address] of others)
    it(`${pattern} does not name ${address}`, () =>
      expect(isNamed(pattern, address)).to.equal(false));

  const broad = [
    ...["*", "**", "", "module.*", "module.*.*", "aws_db_instance.*", "*aws_db_instance.*"],
    ...["aws_*", "module.m.aws_*", "module.pay_core.a*", "module.pay_core.module.*"],
    ...["module.pay_core.aws_*", "module.pay_core.aws_db_instance.*", "*module.pay_core.a*"],
    ...['module.by["v1.my_key.z*', 'module.by["v1.my_key.z*"]', "aws_db_instance.*main"],
    ...["aws_db_instance", "aws_db_instance.[0]", 'aws_db_*.main["a"]', "module.pay_core.a"],
  ];
  for (const pattern of broad)
    it(`${pattern} names no block`, () => expect(addressPattern(pattern)).to.equal(null));

  it("is held against a name in a time that grows with both", () => {
    const [pattern, name] = [`aws_x_y.a${"*a".repeat(2_000)}*b`, `aws_x_y.${"a".repeat(100_000)}`];
    const start = performance.now();
    expect(isNamed(pattern, name)).to.equal(false);
    expect(performance.now() - start).to.be.below(1_000);
  });

  const within: readonly [wide: string, narrow: string, covers: boolean][] = [
    ["aws_x_y.a*", "aws_x_y.ab*", true],
    ["aws_x_y.a*", "aws_x_y.a*", true],
    ["*.aws_x_y.a*", "module.*.aws_x_y.ab", true],
    ["aws_x_y.ab*", "aws_x_y.a*", false],
    ["aws_x_y.ab", "aws_x_y.a*", false],
    ["aws_x_y.a*", "*aws_x_y.a", false],
    ['aws_x_y.a["\\*"]', 'aws_x_y.a["*"]', false],
    ['aws_x_y.a["*"]', 'aws_x_y.a["\\*"]', true],
    ['aws_x_y.a["\0"]', 'aws_x_y.a["*"]', false],
    ["*.aws_x_y.a*", "module.aws_x_y.aws_z_z.ab", false],
  ];
  for (const [wide, narrow, is] of within)
    it(`${JSON.stringify(wide)} ${is ? "covers" : "does not cover"} ${narrow}`, () => {
      const [one, other] = [addressPattern(wide), addressPattern(narrow)];
      expect(one !== null && other !== null && covers(one, other)).to.equal(is);
    });
});
