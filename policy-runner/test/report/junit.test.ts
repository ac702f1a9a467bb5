import { expect } from "chai";
import { EMPTY, EVERY, report } from "./every-outcome.js";
import { finding, result, rule } from "./results.js";
import { faults, JUNIT_SCHEMAS } from "./xsd.js";

/** Every character that XML 1.0 forbids, half characters, and what ends a section of text. */
const FORBIDDEN = "\u0000\u0001\u001b\u007f\u0085\ud800 \udc00\ufffe\uffff]]>&#0;\u2028";

const CASES = {
  "every outcome": EVERY,
  "no resource": EMPTY,
  "characters that XML forbids": result({
    environment: FORBIDDEN,
    rules: [rule({ title: FORBIDDEN, not_tested: FORBIDDEN })],
    findings: [finding({ address: FORBIDDEN, message: FORBIDDEN, file: FORBIDDEN })],
  }),
};

describe("the report as JUnit", function () {
  this.timeout(60_000);

  for (const schema of JUNIT_SCHEMAS) {
    for (const [what, of] of Object.entries(CASES)) {
      it(`is valid by ${schema}: ${what}`, async () => {
        expect(await faults(report("junit", of), schema)).to.deep.equal([]);
      });
    }

    it(`would be found not to be, by ${schema}`, async () => {
      const xml = report("junit", EVERY).replace("<testcase ", "<testcase odd='1' ");
      expect(await faults(xml, schema)).not.to.deep.equal([]);
    });
  }

  const xml = report("junit", EVERY);
  const sum = (name: string) =>
    [...xml.matchAll(new RegExp(`<testsuite [^>]* ${name}="(\\d+)"`, "g"))].reduce(
      (all, [, count]) => all + Number(count),
      0,
    );

  it("counts cases, failures, errors and what is skipped", () => {
    for (const [name, element, count] of [
      ["tests", "testcase", 8],
      ["failures", "failure", 3],
      ["errors", "error", 1],
      ["skipped", "skipped", 3],
    ] as const) {
      expect(sum(name), name).to.equal(count);
      expect(xml.match(new RegExp(`<${element}[ >]`, "g")), name).to.have.length(count);
    }
  });

  it("says how many resources passed, why some are undetermined, and on which terms waived", () => {
    expect(xml).to.contain('name="4 resources passed"');
    expect(xml).to.contain('<property name="not_applicable" value="3"/>');
    expect(xml).to.contain("<skipped>undetermined: size is known only after apply</skipped>");
    expect(xml).to.match(/<skipped>waived: [^<]*until 2027-01-31, PAY-1/);
    expect(xml).to.match(/<failure message="expired: It has expired on 2026-01-01."/);
  });

  it("names the line of the source where something fails", () => {
    expect(xml).to.match(/<failure [^>]*>infra\/x\.tf:12\nSet size = 2\.<\/failure>/);
  });
});
