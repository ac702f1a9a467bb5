import { randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import { expect } from "chai";
import { PackedRoom } from "../../src/report/sarif-room.js";
import type { Result } from "../../src/verdict/types.js";
import { EMPTY, EVERY, FINDINGS, failing, HOSTILE, report } from "./every-outcome.js";
import { finding, result, rule } from "./results.js";
import { faultsOfSarif } from "./sarif-schema.js";

interface Sarif {
  readonly version: string;
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly SarifRule[] } };
      readonly automationDetails: { readonly id: string };
      readonly invocations: readonly [
        { readonly toolExecutionNotifications: readonly { message: { text: string } }[] },
      ];
      readonly results: readonly SarifResult[];
    },
  ];
}

interface SarifRule {
  readonly id: string;
  readonly name: string;
  readonly helpUri?: string;
  readonly help: { readonly text: string; readonly markdown: string };
  readonly properties: { readonly tags: readonly string[] };
}

interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly baselineState?: string;
  readonly suppressions?: readonly { readonly justification: string }[];
  readonly locations: readonly [
    {
      readonly physicalLocation: {
        readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string };
        readonly region: { readonly startLine: number };
      };
    },
  ];
  readonly partialFingerprints: Readonly<Record<string, string>>;
}

function parse(of: Result): Sarif {
  return JSON.parse(report("sarif", of)) as Sarif;
}

const RICH = rule({
  description: "Why | `it` matters.",
  references: ["https://docs.example/page"],
  controls: { soc2: Array.from({ length: 30 }, (_, i) => `CC${i}`) },
});

describe("the report as SARIF", function () {
  this.timeout(60_000);

  for (const [what, of] of Object.entries({
    "every outcome": EVERY,
    "no resource": EMPTY,
    "a rule with help": result({ rules: [RICH] }),
    "a baseline": result({
      baseline: { file: "b", digest: "4".repeat(64), findings: 1, found: 1, mended: 0 },
      findings: [finding({ baseline: true, blocking: false }), finding()],
    }),
    "more than GitHub takes": failing(25_001),
  })) {
    it(`is valid by the schema: ${what}`, () => {
      expect(faultsOfSarif(parse(of))).to.deep.equal([]);
    });
  }

  it("would be found not to be", () => {
    const odd = JSON.parse(report("sarif", EVERY).replace('"level":"error"', '"level":"bad"'));
    expect(faultsOfSarif(odd)).not.to.deep.equal([]);
  });

  const [run] = parse(EVERY).runs;

  it("has every rule, and a result for each finding that names one by its place", () => {
    expect(run.results).to.have.length(FINDINGS.length + 1);
    for (const { ruleId, ruleIndex, partialFingerprints } of run.results) {
      expect(run.tool.driver.rules[ruleIndex]?.id).to.equal(ruleId);
      expect(partialFingerprints["policyRunner/v1"]).to.match(/^[0-9a-f]{64}$/);
    }
  });

  it("names the line of the source, and the plan where it is not known", () => {
    const places = run.results.map(({ locations: [{ physicalLocation }] }) => physicalLocation);
    expect(places[0]).to.deep.equal({
      artifactLocation: { uri: "policies/waivers.yaml", uriBaseId: "%SRCROOT%" },
      region: { startLine: 4 },
    });
    expect(places[4]).to.deep.equal({
      artifactLocation: { uri: "plan.json", index: 0 },
      region: { startLine: 1 },
    });
    const uri = (file: string) =>
      parse(result({ findings: [finding({ file })] })).runs[0].results[0]?.locations[0]
        .physicalLocation.artifactLocation.uri;
    expect(uri("a b/#c?.tf")).to.equal("a%20b/%23c%3F.tf");
    expect(uri("/abs/x.tf")).to.equal("file:///abs/x.tf");
  });

  it("has levels by what blocks, and what is waived as suppressed", () => {
    expect(run.results.map(({ level }) => level)).to.deep.equal([
      ...["error", "error", "error", "error", "warning", "note"],
    ]);
    const suppressed = run.results.filter(({ suppressions }) => suppressions !== undefined);
    expect(suppressed).to.have.length(1);
    expect(suppressed[0]?.suppressions?.[0]?.justification).to.match(
      /PAY-1, owner platform-team, approved by compliance-office, until 2027-01-31/,
    );
  });

  it("says why something is undetermined, as an error where it blocks", () => {
    expect(run.results[4]?.message.text).to.contain("size is known only after apply");
    const blocking = finding({ outcome: "undetermined" });
    expect(parse(result({ findings: [blocking] })).runs[0].results[0]?.level).to.equal("error");
  });

  it("takes nothing of a plan for a link or a placeholder", () => {
    for (const { message } of run.results) expect(message.text).not.to.match(/\]\(|[^{]\{0\}[^}]/);
    expect(run.results.some(({ message }) => message.text.includes("{{0}}"))).to.equal(true);
  });

  it("has help for each rule, with its page, and no more tags than GitHub takes", () => {
    const [one] = parse(result({ rules: [RICH] })).runs[0].tool.driver.rules;
    expect(one?.name).to.equal("ThingsHaveASize");
    expect(one?.helpUri).to.equal("https://docs.example/page");
    expect(one?.help.text).to.contain("Why | `it` matters.").and.contain("CC29");
    expect(one?.help.markdown).to.contain("Why &#124; &#96;it&#96; matters.").and.contain("CC29");
    expect(one?.properties.tags).to.have.length(20);
  });

  it("tells what is new from what a baseline holds", () => {
    const baseline = { file: "b", digest: "4".repeat(64), findings: 1, found: 1, mended: 0 };
    const findings = [finding(), finding({ baseline: true, blocking: false })];
    const { results } = parse(result({ baseline, findings })).runs[0];
    expect(results.map(({ baselineState }) => baselineState)).to.deep.equal(["new", "unchanged"]);
  });

  it("keeps what is uploaded for one environment apart from the others", () => {
    expect(run.automationDetails.id).to.equal("policy-runner/dev/");
  });

  it("is cut to what GitHub takes, the least severe, and says so", () => {
    const [many] = parse(failing(25_001)).runs;
    expect(many.results).to.have.length(25_000);
    expect(
      many.invocations[0].toolExecutionNotifications.map(({ message }) => message.text),
    ).to.deep.equal([
      "1 finding of 25001 left out, the least severe, as GitHub takes no more: the full report has all of them.",
      "GitHub shows the 5000 most severe of these 25000 results.",
    ]);
  });

  it("is cut to the size that GitHub takes, packed, and says so", function () {
    this.timeout(60_000);
    // What does not pack: 25,000 messages of 2,000 characters at random.
    const findings = Array.from({ length: 12_000 }, () =>
      finding({ message: randomBytes(1400).toString("base64") }),
    );
    const text = report("sarif", result({ findings }));
    expect(gzipSync(text).length).to.be.within(9_000_000, 10_000_000);
    const [{ results, invocations }] = (JSON.parse(text) as Sarif).runs;
    expect(invocations[0].toolExecutionNotifications[0]?.message.text).to.contain(
      `${12_000 - results.length} findings of 12000 left out`,
    );
  });

  it("cuts a message that nobody would read to the end", () => {
    const long = finding({ message: HOSTILE.repeat(1000) });
    const [one] = parse(result({ findings: [long] })).runs[0].results;
    expect(one?.message.text.length).to.be.below(2_500);
  });
});

describe("room in a packed file", () => {
  it("is more for what packs well, and what does not fit takes none of it", () => {
    const room = new PackedRoom(10_000);
    for (let i = 0; i < 30; i++) expect(room.takes("x".repeat(900)), `text ${i}`).to.equal(true);
    expect(room.takes(randomBytes(6000).toString("base64").repeat(2))).to.equal(false);
    expect(room.takes("x")).to.equal(true);
  });
});
