import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { Rule } from "../../src/evaluate/types.js";
import type { PackSettings } from "../../src/settings/types.js";
import type { Result } from "../../src/verdict/types.js";
import { DIST } from "../evaluate/support.js";
import { expectRefusal, runCli } from "../support/cli.js";
import { makeFolder, removeFolder } from "../support/folders.js";
import { readJson } from "../support/json.js";
import { created, planOf } from "./support.js";

const CATALOGUE = readJson<readonly Rule[]>(join(DIST, "catalogue.json"));
const PACK = readJson<PackSettings>(join(DIST, "pack.json"));

/** What somebody may have who has never heard of the owner's conventions. */
const FOREIGN = planOf([
  created("aws_cloudwatch_log_group.app", { name: "app", retention_in_days: 14, tags_all: {} }),
  created("aws_dynamodb_table.t", { name: "t", deletion_protection_enabled: false }),
  created("aws_db_instance.db", { identifier: "db", deletion_protection: true }),
]);

describe("profiles", () => {
  let dir = "";
  beforeEach(() => {
    dir = makeFolder({ "plan.json": FOREIGN });
  });
  afterEach(() => removeFolder(dir));

  const check = (...more: string[]) => runCli(["check", join(dir, "plan.json"), ...more]);
  const judged = (...more: string[]) => {
    const { stdout, stderr } = check("--format", "json", ...more);
    expect(stderr).to.equal("");
    return JSON.parse(stdout) as Result;
  };
  const team = (text: string) => {
    writeFileSync(join(dir, "team.yaml"), text);
    return ["--profile", "aws", "--config", join(dir, "team.yaml")];
  };
  const outcomes = ({ findings }: Result, rule: string) =>
    findings.filter((one) => one.rule === rule).map(({ address, outcome }) => [address, outcome]);
  const reason = ({ rules }: Result, rule: string) =>
    rules.find(({ id }) => id === rule)?.not_tested;

  it("are the owner's where none is named", () => {
    const own = judged("--env", "dev");
    expect(own.profile).to.equal("payments");
    const alone = own.rules.filter(({ family }) => family !== "parity");
    expect(alone.filter(({ not_tested }) => not_tested !== null).map(({ id }) => id)).to.eql([
      "PAY-DEL-007",
    ]);
    expect(judged("--env", "dev", "--profile", "payments")).to.deep.equal(own);
  });

  it("leave every convention to the team, and say how to set it", () => {
    const result = judged("--profile", "aws");
    expect([result.profile, result.environment]).to.deep.equal(["aws", "default"]);
    const off = result.rules.filter(({ not_tested }) => not_tested?.startsWith("a convention"));
    expect(off.map(({ id }) => id)).to.deep.equal(
      CATALOGUE.filter(({ convention }) => convention !== null).map(({ id }) => id),
    );
    expect(reason(result, "PAY-TAG-001")).to.equal(
      "a convention that profile aws leaves to you: set parameters.required_tags",
    );
    expect(reason(result, "PAY-NAM-001")).to.match(/: set project$/);
    expect(reason(result, "PAY-IAM-005")).to.match(/: set rules\.PAY-IAM-005\.enforcement$/);
    for (const { rule } of result.findings) expect(off.map(({ id }) => id)).not.to.include(rule);
  });

  it("name conventions that a team can set", () => {
    const known = [...Object.keys(PACK.parameters), "project", "choice"];
    for (const { id, convention } of CATALOGUE) {
      if (convention !== null) expect(known, id).to.include(convention);
    }
  });

  const set: readonly [what: string, rule: string, text: string, found: unknown][] = [
    [
      "a parameter",
      "PAY-RET-001",
      "parameters: { log_retention_days: 30 }",
      [["aws_cloudwatch_log_group.app", "fail"]],
    ],
    [
      "a parameter of its environment",
      "PAY-RET-001",
      "environments: { live: { parameters: { log_retention_days: 14 } } }",
      [],
    ],
    [
      "its project",
      "PAY-NAM-001",
      "project: shop",
      [
        ["aws_cloudwatch_log_group.app", "fail"],
        ["aws_db_instance.db", "fail"],
        ["aws_dynamodb_table.t", "fail"],
      ],
    ],
    [
      "the rule itself",
      "PAY-DEL-005",
      "rules: { PAY-DEL-005: { enforcement: advisory } }",
      [["aws_db_instance.db", "fail"]],
    ],
    [
      "that nothing is protected from deletion",
      "PAY-DEL-001",
      'parameters: { deletion_protection: "off" }',
      [["aws_db_instance.db", "fail"]],
    ],
    [
      "that everything is protected from deletion",
      "PAY-DEL-003",
      'parameters: { deletion_protection: "on" }',
      [["aws_dynamodb_table.t", "fail"]],
    ],
  ];
  for (const [what, rule, text, found] of set) {
    it(`run a rule once a team sets ${what}`, () => {
      const env = text.includes("live") ? ["--env", "live"] : [];
      const result = judged(...team(text), ...env);
      expect(reason(result, rule)).to.equal(null);
      expect(outcomes(result, rule)).to.deep.equal(found);
    });
  }

  it("take any environment's name, and let what is undetermined warn in all but prod", () => {
    writeFileSync(
      join(dir, "plan.json"),
      planOf([created("aws_subnet.s", {}, { after_unknown: { map_public_ip_on_launch: true } })]),
    );
    const blocking = (...more: string[]) =>
      judged("--profile", "aws", ...more)
        .findings.filter(({ outcome }) => outcome === "undetermined")
        .map((one) => one.blocking);
    expect(new Set(blocking())).to.deep.equal(new Set([false]));
    expect(new Set(blocking("--env", "live-2"))).to.deep.equal(new Set([false]));
    expect(new Set(blocking("--env", "prod"))).to.deep.equal(new Set([true]));
  });

  it("say their name in the text", () => {
    expect(check("--profile", "aws").stdout).to.match(/^ {2}policies .*, profile aws, \d+ rules,/m);
  });

  const refused: readonly [what: string, words: () => readonly string[], says: RegExp][] = [
    [
      "one that there is not",
      () => ["--profile", "gcp"],
      /no profile "gcp"; --profile takes one of payments, aws/,
    ],
    ["one that objects inherit", () => ["--profile", "constructor"], /no profile "constructor"/],
    [
      "no environment, of the owner's",
      () => [],
      /not named; --env takes one of dev, staging, prod/,
    ],
    ["an unknown environment of the owner's", () => ["--env", "live"], /no environment "live"/],
    ["an odd environment", () => ["--profile", "aws", "--env", "../x"], /--env is no name/],
    [
      "another environment than the team's",
      () => [...team("environments: { live: {} }"), "--env", "test"],
      /no environment "test"; --env takes one of live/,
    ],
    [
      "a parameter that does not fit, with its line",
      () => team("parameters:\n  log_retention_days: 8\n"),
      /log_retention_days must be one of .*\(line 2\)/,
    ],
    [
      "a parameter of an environment that does not fit, with its line",
      () => [
        ...team(
          "parameters: {region: a}\nenvironments:\n  a: {}\n  b:\n    parameters:\n      region: 1\n",
        ),
        "--env",
        "b",
      ],
      /region must be string \(line 6\)/,
    ],
    [
      "a word of enforcement that there is not, with its line",
      () => team("project: x\nrules:\n  PAY-ENC-001:\n    enforcement: advisry\n"),
      /rules\.PAY-ENC-001\.enforcement .*\(line 4\)/,
    ],
    [
      "a rule that there is not, with its line",
      () => team("project: x\nrules:\n  PAY-ENC-999: { enforcement: advisory }\n"),
      /sets rule PAY-ENC-999 \(line 3\)/,
    ],
    [
      "an environment of a rule that there is not, with its line",
      () => [
        ...team(
          "environments: {a: {}}\nrules:\n  PAY-ENC-001:\n    enforcement:\n      b: advisory\n",
        ),
        "--env",
        "a",
      ],
      /in environment "b" \(line 5\), which there is not; it takes a/,
    ],
  ];
  for (const [what, words, says] of refused) {
    it(`refuse ${what}`, () => expectRefusal(check(...words()), says));
  }
});
