import { expect } from "chai";
import type { ControlStatus } from "../../src/controls/types.js";
import { controlId } from "../../src/report/oscal/controls.js";
import { mayLackTrestle, validateOscal } from "../support/trestle.js";
import { EMPTY, EVERY, FINDINGS, failing, HOSTILE, report } from "./every-outcome.js";
import { counts, finding, result, rule } from "./results.js";

interface Oscal {
  readonly "assessment-results": {
    readonly uuid: string;
    readonly metadata: { readonly remarks?: string };
    readonly "import-ap": { readonly href: string };
    readonly results: readonly [OscalResult];
    readonly "back-matter": {
      readonly resources: readonly {
        readonly uuid: string;
        readonly rlinks?: readonly { href: string; hashes?: readonly { value: string }[] }[];
      }[];
    };
  };
}

interface Properties {
  readonly props: readonly { readonly name: string; readonly value: string }[];
}

interface OscalResult extends Properties {
  readonly remarks?: string;
  readonly "local-definitions": { readonly "inventory-items"?: readonly { uuid: string }[] };
  readonly "reviewed-controls": {
    readonly "control-selections": readonly {
      readonly "include-controls"?: readonly { "control-id": string }[];
      readonly "exclude-controls"?: readonly { "control-id": string }[];
    }[];
  };
  readonly observations?: readonly (Properties & {
    readonly uuid: string;
    readonly subjects?: readonly (Properties & { "subject-uuid": string; remarks: string })[];
  })[];
  readonly risks?: readonly (Properties & {
    readonly uuid: string;
    readonly status: string;
    readonly deadline?: string;
    readonly remediations?: readonly { readonly title: string; readonly description: string }[];
  })[];
  readonly findings?: readonly {
    readonly target: {
      readonly "target-id": string;
      readonly status: { state: string; reason: string };
    };
    readonly description: string;
    readonly "related-observations": readonly { "observation-uuid": string }[];
    readonly "related-risks"?: readonly { "risk-uuid": string }[];
  }[];
}

const parse = (of: typeof EVERY): Oscal["assessment-results"] =>
  (JSON.parse(report("oscal", of)) as Oscal)["assessment-results"];

const valueNamed = ({ props }: Properties, name: string) =>
  props.find((one) => one.name === name)?.value;

const STATUSES: readonly ControlStatus[] = [
  ...(["satisfied", "not_satisfied", "undetermined", "waived", "not_tested"] as const),
];

/** A framework with a control of each status, and one of NIST's. */
const FRAMEWORKS = [
  {
    id: "pci_dss",
    name: "PCI DSS",
    version: "4.0.1",
    source: "https://pci.example/a b.pdf",
    controls: STATUSES.map((status, i) => ({
      id: `3.${i}`,
      title: `Control | ${i}`,
      status,
      rules: ["PAY-ABC-001", "PAY-ABC-002"],
      tested: status === "not_tested" ? [] : ["PAY-ABC-001"],
      not_tested: ["PAY-ABC-002"],
      not_covered: "People.",
      counts: counts({ pass: 1 }),
    })),
  },
  { id: "none", name: "Of no control", version: "1", source: "", controls: [] },
];

const CONTROLLED = { ...EVERY, frameworks: FRAMEWORKS };

const ODD = "\u0000 \u001b\n\u2028\ud800 ";

const CASES = new Map([
  ["every-outcome", CONTROLLED],
  ["no-resource", EMPTY],
  ["aws", { ...CONTROLLED, target: "aws" as const }],
  ["many", failing(50)],
  [
    "baseline",
    {
      ...EVERY,
      baseline: { file: "a b.json", digest: "4".repeat(64), findings: 1, found: 1, mended: 0 },
    },
  ],
  [
    "odd-texts",
    result({
      environment: ODD,
      project: ODD,
      rules: [rule({ title: ODD, description: "", not_tested: ODD }), rule({ id: "B", title: "" })],
      findings: [
        finding({ address: ODD, message: "", path: ODD, file: ODD }),
        finding({ address: HOSTILE.repeat(100), message: ODD }),
      ],
    }),
  ],
]);

describe("the report as OSCAL", () => {
  it("is valid by compliance-trestle", function () {
    if (mayLackTrestle()) this.skip();
    this.timeout(240_000);
    const odd = report("oscal", EVERY).replace('"status":"open"', '"status":"open","odd":1');
    const documents = new Map([...CASES].map(([name, of]) => [name, report("oscal", of)]));
    const said = validateOscal(new Map([...documents, ["broken", odd]]));
    for (const name of CASES.keys()) expect(said.get(name), name).to.equal("");
    expect(said.get("broken"), "a member too many").not.to.equal("");
  });

  const whole = parse(CONTROLLED);
  const [one] = whole.results;

  it("refers to nothing that it does not hold", () => {
    const text = report("oscal", CONTROLLED);
    const held = new Set([...text.matchAll(/"uuid":"([^"]+)"/g)].map(([, uuid]) => uuid));
    const referred = [...text.matchAll(/(?:-uuid":"|"#)([0-9a-f-]{36})/g)].map(([, id]) => id);
    expect(referred).to.have.length.above(20);
    for (const uuid of referred) expect(held).to.include(uuid);
  });

  it("has an observation for each rule that ran, with what was found on which resource", () => {
    expect(one.observations).to.have.length(1);
    const [observation] = one.observations ?? [];
    if (observation === undefined) throw new Error("no observation");
    for (const [outcome, count] of Object.entries(EVERY.totals.outcomes)) {
      expect(valueNamed(observation, outcome.replace("_", "-")), outcome).to.equal(String(count));
    }
    expect(observation.subjects?.map((subject) => valueNamed(subject, "outcome"))).to.deep.equal(
      FINDINGS.map(({ outcome }) => outcome),
    );
    expect(observation.subjects?.[1]?.remarks).to.equal("size is known only after apply");
    expect(one.remarks).to.contain("Not tested: PAY-ABC-002, Things have a size: disabled in dev.");
  });

  it("has a risk for each finding, and each waiver that is not in order, with the terms of what is waived", () => {
    expect(one.risks?.map(({ status }) => status)).to.deep.equal([
      ...["open", "open", "investigating", "investigating", "deviation-approved", "open"],
    ]);
    const waived = one.risks?.[4];
    expect(waived?.deadline).to.equal("2027-01-31T00:00:00Z");
    expect(waived?.remediations?.map(({ title }) => title)).to.deep.equal([
      "How to mend",
      "Waiver PAY-1",
    ]);
    expect(waived?.remediations?.[1]?.description).to.contain("approved by compliance-office");
  });

  it("has a finding for each control that was tested, and says satisfied of none that is not", () => {
    const found = one.findings?.map(({ target }) => [target["target-id"], target.status.state]);
    expect(found).to.deep.equal([
      ["pci_dss-3.0_obj", "satisfied"],
      ["pci_dss-3.1_obj", "not-satisfied"],
      ["pci_dss-3.2_obj", "not-satisfied"],
      ["pci_dss-3.3_obj", "not-satisfied"],
    ]);
    expect(one.findings?.map(({ target }) => target.status.reason)).to.deep.equal([
      ...["pass", "fail", "other", "other"],
    ]);
    expect(one.findings?.[0]?.description).to.contain("1 of 2 rules. Not covered by them: People.");
    expect(one.findings?.[1]?.["related-risks"]).to.have.length(FINDINGS.length);
    const [selection] = one["reviewed-controls"]["control-selections"];
    expect(selection?.["include-controls"]).to.have.length(5);
    expect(selection?.["exclude-controls"]).to.deep.equal([{ "control-id": "pci_dss-3.4" }]);
  });

  it("names NIST's controls as NIST's catalogue does, and others by a token", () => {
    expect(controlId("nist_800_53", "AC-2(1)")).to.equal("ac-2.1");
    expect(controlId("nist_800_53", "SC-8")).to.equal("sc-8");
    expect(controlId("cis_aws", "2.1.1")).to.equal("cis_aws-2.1.1");
  });

  it("holds the digests of what it was made from", () => {
    const files = whole["back-matter"].resources.flatMap(({ rlinks = [] }) => rlinks);
    const digests = files.flatMap(({ hashes = [] }) => hashes.map(({ value }) => value));
    expect(digests).to.deep.equal(["1", "2", "3"].map((digit) => digit.repeat(64)));
    expect(whole["import-ap"].href).to.equal(`#${whole["back-matter"].resources[0]?.uuid}`);
  });

  it("keeps a risk's identifier in the next run, and gives the run another", () => {
    const next = parse({ ...CONTROLLED, now: "2026-02-01T00:00:00Z" });
    expect(next.results[0].risks?.[1]?.uuid).to.equal(one.risks?.[1]?.uuid);
    expect(next.uuid).not.to.equal(whole.uuid);
    expect(parse({ ...CONTROLLED, environment: "prod" }).results[0].risks?.[1]?.uuid).not.to.equal(
      one.risks?.[1]?.uuid,
    );
  });

  it("has every identifier once, even of two findings that have one fingerprint", () => {
    const twice = report("oscal", result({ findings: [finding(), finding()] }));
    const ids = [...twice.matchAll(/"uuid":"([^"]+)"/g)].map(([, uuid]) => uuid);
    expect(new Set(ids).size).to.equal(ids.length);
  });

  it("says that it is no evidence about a real account, where it is none", () => {
    expect(whole.metadata.remarks).to.contain("not evidence about a real account");
    expect(parse({ ...CONTROLLED, target: "aws" }).metadata.remarks).to.equal(undefined);
  });
});
