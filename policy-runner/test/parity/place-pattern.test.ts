import { expect } from "chai";
import { placeOf, placePattern } from "../../src/parity/place-pattern.js";

const isNamed = (pattern: string, address: string): boolean =>
  placePattern(pattern)?.(placeOf(address)) === true;

describe("where a declared variation holds", () => {
  const named: readonly [pattern: string, address: string][] = [
    ["aws_x_y.z", "aws_x_y.z"],
    ["aws_x_y.*", 'aws_x_y.z["a.b"]'],
    ["*.aws_x_y.z", "module.a.module.b[0].aws_x_y.z"],
    ["*aws_x_y.z", "aws_x_y.z"],
    ["module.a.*", "module.a.aws_x_y.z"],
    ["module.a.*", "module.a.module.b.aws_x_y.z"],
    ["module.a.*", "module.a.var.size"],
    ["module.a[*].*", 'module.a["b.c"].aws_x_y.z'],
    ["module.a.aws_*.z", "module.a.aws_x_y.z"],
    ["module.a.*.z", "module.a.module.b.aws_x_y.z"],
    ["*.module.a.*", "module.b.module.a.aws_x_y.z"],
    ["net: module.a.*", "net: module.a.aws_x_y.z"],
    ["net: aws_x_y.*", "net: aws_x_y.z"],
    ["*: aws_x_y.*", "net: aws_x_y.z"],
    ["*.aws_x_y.z", "net: module.a.aws_x_y.z"],
    ['aws_x_y.z["a: *"]', 'aws_x_y.z["a: b"]'],
    ['aws_x_y.z["\\*"]', 'aws_x_y.z["*"]'],
    ["terraform", "terraform"],
    ["provider.aws", "provider.aws"],
  ];
  for (const [pattern, address] of named)
    it(`${pattern} names ${address}`, () => expect(isNamed(pattern, address)).to.equal(true));

  const others: readonly [pattern: string, address: string][] = [
    ["*.aws_x_y.a*", "module.aws_x_y.aws_z_z.a"],
    ["module.a*.aws_x_y.z*", "module.ab.module.aws_x_y.aws_z_z.z"],
    ["*.pay_core.a*", "module.pay_core.aws_x_y.a"],
    ['*.aws_x_y.z"]*', 'module.a["b.aws_x_y.z"].aws_z_z.k'],
    ["module.a.*", "module.a"],
    ["module.a.*", "module.ab.aws_x_y.z"],
    ["module.a.aws_*.z", "module.a.module.b.aws_x_y.z"],
    ["aws_x_y.*", "net: aws_x_y.z"],
    ["net: aws_x_y.*", "web: aws_x_y.z"],
    ['aws_x_y.z["\\*"]', 'aws_x_y.z["a"]'],
  ];
  for (const [pattern, address] of others)
    it(`${pattern} does not name ${address}`, () =>
      expect(isNamed(pattern, address)).to.equal(false));

  const broad = [
    ...["*", "a*", "aws_*", "module.*", "*.this", "*.my_key", "module.a*.*", "*: *"],
    ...["module.*.aws_*.z", '*["]a_b.c_d"]', "module.a.aws*", "*_*.a"],
  ];
  for (const pattern of broad)
    it(`${pattern} is no place`, () => expect(placePattern(pattern)).to.equal(null));

  it("is found in a time that grows with pattern and address", () => {
    const start = performance.now();
    const stars = `aws_x_y.a${"*a".repeat(2_000)}*b`;
    expect(isNamed(stars, `aws_x_y.${"a".repeat(100_000)}`)).to.equal(false);
    expect(performance.now() - start).to.be.below(1_000);
  });
});
