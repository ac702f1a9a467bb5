import { createHash } from "node:crypto";
import { expect } from "chai";
import { HtmlValidate } from "html-validate";
import { sourceLink } from "../../src/report/html/escape.js";
import { htmlReport } from "../../src/report/html.js";
import type { Result } from "../../src/verdict/types.js";
import { EMPTY, EVERY, FINDINGS } from "./every-outcome.js";
import { manyFindings } from "./many.js";
import { counts, rule, whole } from "./results.js";

const FRAMEWORKS: Result["frameworks"] = [
  {
    id: "pci_dss",
    name: "PCI DSS",
    version: "4.0.1",
    source: "https://example.com/pci",
    controls: [
      {
        id: "3.5.1",
        title: "Things have a size",
        status: "not_satisfied",
        rules: ["PAY-ABC-001", "PAY-ABC-002"],
        tested: ["PAY-ABC-001"],
        not_tested: ["PAY-ABC-002"],
        not_covered: "Things of others.",
        counts: counts({ pass: 4, fail: 2, undetermined: 1, waived: 1, error: 1 }),
      },
    ],
  },
];

const WITH_CONTROLS: Result = {
  ...EVERY,
  frameworks: FRAMEWORKS,
  findings: FINDINGS.map((one, i) => ({ ...one, fingerprint: String(i).repeat(64) })),
  rules: EVERY.rules.map((one) => ({ ...one, controls: { pci_dss: ["3.5.1"] } })),
};

const page = (...results: readonly Result[]): string => whole(htmlReport(results));

const SAMPLES: readonly (readonly [string, string])[] = [
  ["every outcome", page(WITH_CONTROLS)],
  ["nothing at all", page(EMPTY)],
  [
    "three environments",
    page(EMPTY, { ...WITH_CONTROLS, environment: "staging" }, { ...EMPTY, environment: "prod" }),
  ],
  ["many findings of the shipped pack", page(manyFindings(600))],
];

describe("the report as HTML", function () {
  this.timeout(60_000);
  const validator = new HtmlValidate({
    extends: ["html-validate:standard", "html-validate:a11y"],
    // A matter of taste: the page is written for browsers, not to be read as source.
    rules: { "no-trailing-whitespace": "off", "long-title": "off" },
  });

  for (const [what, text] of SAMPLES) {
    it(`is valid for ${what}`, async () => {
      const { results } = await validator.validateString(text);
      const messages = results.flatMap(({ messages: all }) =>
        all.map(({ line, ruleId, message }) => `${line}: ${ruleId}: ${message}`),
      );
      expect(messages.slice(0, 5)).to.deep.equal([]);
    });

    it(`has no name twice, and no link that leads nowhere, for ${what}`, () => {
      const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
      expect(new Set(ids).size).to.equal(ids.length);
      const targets = [...text.matchAll(/ href="#([^"]*)"/g)].map(([, id]) => id);
      expect(targets).not.to.deep.equal([]);
      expect(targets.filter((id) => !ids.includes(id))).to.deep.equal([]);
    });

    it(`loads nothing, runs nothing but its own script, and never says compliant, for ${what}`, () => {
      const [, policy = ""] =
        /<meta http-equiv="Content-Security-Policy" content="([^"]+)">/.exec(text) ?? [];
      for (const name of ["script", "style"]) {
        const [, inner = ""] = new RegExp(`<${name}>(.*?)</${name}>`, "s").exec(text) ?? [];
        const digest = createHash("sha256").update(inner).digest("base64");
        expect(policy).to.contain(`${name}-src 'sha256-${digest}'`);
      }
      expect(policy).to.match(/^default-src 'none';/);
      expect(text).not.to.match(/ src=|<link|@import|url\(|\bon[a-z]+="/);
      expect(text).not.to.match(/\bcompliant\b/i);
    });
  }

  it("shows what turns the writing around or can not be seen, and takes nothing of a plan for markup", () => {
    const text = page(WITH_CONTROLS);
    expect(text.match(/<script/g)).to.have.length(1);
    expect(text).not.to.match(/[\p{Cf}\ufffe]/u);
    expect(text).not.to.contain("\u0007");
    for (const code of ["U+202E", "U+200F", "U+0007", "U+000D", "U+FFFE"]) {
      expect(text).to.contain(`<mark>${code}</mark>`);
    }
    expect(text).to.contain("&lt;script&gt;alert(1)&lt;/script&gt; | `x` ]] %0A::error::");
  });

  it("says the verdict first, and what it is worth", () => {
    const text = page(WITH_CONTROLS);
    const places = [
      "<h1>Could not judge: dev</h1>",
      "not evidence about a real account",
      "Controls</h2>",
    ];
    const found = places.map((place) => text.indexOf(place));
    expect(found).to.not.include(-1);
    expect(found).to.deep.equal([...found].sort((a, b) => a - b));
    expect(page({ ...WITH_CONTROLS, target: "aws" })).not.to.contain("not evidence");
  });

  it("has each finding once, with links to its rule, its controls and its source", () => {
    const rows = [...page(WITH_CONTROLS).matchAll(/^<li id="f:.*<\/li>$/gm)].map(([row]) => row);
    expect(rows).to.have.length(FINDINGS.length);
    for (const row of rows) {
      expect(row).to.contain('href="#PAY-ABC-001"').and.contain('href="#controls:PAY-ABC-001"');
    }
    expect(rows.filter((row) => row.includes('href="./infra/x.tf#L12"'))).to.have.length(4);
    expect(rows.filter((row) => row.includes("no source given"))).to.have.length(1);
    expect(
      rows.filter((row) => /Until 2027-01-31, PAY-1, owner platform-team/.test(row)),
    ).to.have.length(1);
  });

  it("has the worst rule first, and every finding of several environments", () => {
    const text = page(
      manyFindings(600, { environment: "dev" }),
      manyFindings(3, { environment: "prod" }),
    );
    expect(text.match(/^<li id="f:/gm)).to.have.length(603);
    const severities = [...text.matchAll(/<p class="note">(\w+) severity, \w+<\/p>\n<p><b>How/g)];
    expect(severities[0]?.[1]).to.equal("critical");
    expect(text).to.match(/<option value="1">prod<\/option>/);
  });

  it("tells what was tested as fully as what failed", () => {
    const silent = rule({ id: "PAY-ABC-003", resources: 2, counts: counts({ not_applicable: 2 }) });
    const text = page({ ...WITH_CONTROLS, rules: [...WITH_CONTROLS.rules, silent] });
    expect(text).to.contain("disabled in dev</td>");
    expect(text).to.contain("matched nothing: not applicable to any of 2</td>");
    expect(text).to.match(/<b>Not covered:<\/b> Things of others\./);
    expect(text).to.match(/1 of 2 rules tested<br>4 of 9 pass/);
    expect(text).to.match(/PAY-ABC-002<\/a> <span class="untested">not tested<\/span>/);
    for (const digest of ["1", "2", "3"]) expect(text).to.contain(digest.repeat(64));
  });

  it("is written in pieces", () => {
    const sizes = [...htmlReport([manyFindings(2000)])].map(({ length }) => length);
    expect(sizes.length).to.be.above(2000);
    expect(Math.max(...sizes)).to.be.below(20_000);
  });
});

describe("a link to the source", () => {
  for (const [file, line, link] of [
    ["infra/a.tf", 3, "./infra/a.tf#L3"],
    ["../infra/a b.tf", 3, "../infra/a%20b.tf#L3"],
    ["/srv/infra/a.tf", null, "/srv/infra/a.tf"],
    ["javascript:alert(1)", 1, "./javascript%3Aalert(1)#L1"],
    ["//evil.example/x", 1, ".///evil.example/x#L1"],
    ['a"><script>.tf', 1, "./a%22%3E%3Cscript%3E.tf#L1"],
    ["\ud800.tf", 1, "./%EF%BF%BD.tf#L1"],
  ] as const) {
    it(`of ${JSON.stringify(file)} stays in the place of the page`, () =>
      expect(sourceLink(file, line)).to.equal(link));
  }
});
