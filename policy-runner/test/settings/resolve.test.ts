import { join } from "node:path";
import { expect } from "chai";
import { loadBundle } from "../../src/evaluate/bundle.js";
import { assertPackSettings } from "../../src/settings/pack.js";
import { resolveSettings } from "../../src/settings/resolve.js";
import type { PackSettings, Settings, TeamConfig } from "../../src/settings/types.js";
import { ROOT } from "../support/cli.js";
import { refusal } from "../support/throws.js";

let RULES: ReadonlySet<string>;
let pack: PackSettings;
before(async () => {
  const bundle = await loadBundle(join(ROOT, "policies/dist"));
  pack = bundle.pack;
  RULES = new Set(bundle.catalogue.map(({ id }) => id));
});

const resolve = (team: TeamConfig | null, environment: string): Promise<Settings> =>
  resolveSettings(pack, team, { environment }, RULES);

describe("settings of an environment", () => {
  it("are the pack's without a team's", async () => {
    for (const [environment, days, undetermined] of [
      ["dev", 7, "warn"],
      ["staging", 30, "warn"],
      ["prod", 90, "block"],
    ] as const) {
      const settings = await resolve(null, environment);
      expect(settings.parameters.log_retention_days).to.equal(days);
      expect(settings.undetermined("PAY-ENC-001")).to.equal(undetermined);
      expect(settings.enforcement("PAY-ENC-001")).to.equal("mandatory");
      expect(settings.project).to.equal("payment");
    }
  });

  it("are the team's where it says so, its environment's last", async () => {
    const team: TeamConfig = {
      project: "shop",
      parameters: { require_customer_key: false, log_retention_days: 14 },
      environments: { dev: { parameters: { log_retention_days: 3 } }, test: {} },
    };
    const dev = await resolve(team, "dev");
    expect(dev.project).to.equal("shop");
    expect(dev.parameters).to.include({ require_customer_key: false, log_retention_days: 3 });
    expect((await resolve(team, "test")).parameters.log_retention_days).to.equal(14);
  });

  it("know the team's environments instead of the pack's", async () => {
    const team: TeamConfig = { environments: { live: { undetermined: "block" }, prod: {} } };
    expect((await resolve(team, "live")).undetermined("PAY-ENC-001")).to.equal("block");
    const message = await refusal(() => resolve(team, "dev"));
    expect(message).to.match(/no environment "dev"; --env takes one of live, prod/);
  });

  it("takes no parameter of the pack's environment of the same name", async () => {
    const team: TeamConfig = { environments: { dev: {} } };
    expect((await resolve(team, "dev")).parameters.log_retention_days).to.equal(90);
    expect((await resolve({}, "dev")).parameters.log_retention_days).to.equal(7);
  });

  it("block what is undetermined in prod, and nowhere else, unless told", async () => {
    const silent: TeamConfig = {
      environments: { prod: {}, live: {}, quiet: { undetermined: "warn" } },
    };
    expect((await resolve(silent, "prod")).undetermined("PAY-ENC-001")).to.equal("block");
    expect((await resolve(silent, "live")).undetermined("PAY-ENC-001")).to.equal("warn");
    const lax: TeamConfig = { environments: { prod: { undetermined: "warn" } } };
    expect((await resolve(lax, "prod")).undetermined("PAY-ENC-001")).to.equal("warn");
  });

  it("let a rule's undetermined outcomes warn where they would block, and the other way round", async () => {
    const reason = "The next plan judges it.";
    const team: TeamConfig = {
      rules: {
        "PAY-ENC-001": { undetermined: { prod: "warn" }, reason },
        "PAY-TAG-001": { undetermined: "block", reason },
      },
    };
    const [dev, prod] = [await resolve(team, "dev"), await resolve(team, "prod")];
    const said = (of: typeof dev) =>
      ["PAY-ENC-001", "PAY-TAG-001", "PAY-RET-001"].map((rule) => of.undetermined(rule));
    expect(said(dev)).to.deep.equal(["warn", "block", "warn"]);
    expect(said(prod)).to.deep.equal(["warn", "block", "block"]);
    expect(prod.enforcement("PAY-ENC-001")).to.equal("mandatory");
  });

  it("keep what the pack says of a rule where the team says something else of it", async () => {
    const team: TeamConfig = { rules: { "PAY-IAM-001": { enforcement: "advisory" } } };
    const prod = await resolve(team, "prod");
    expect([prod.enforcement("PAY-IAM-001"), prod.undetermined("PAY-IAM-001")]).to.deep.equal([
      "advisory",
      "warn",
    ]);
  });

  it("hold enforcement for all environments, or by environment, mandatory elsewhere", async () => {
    const team: TeamConfig = {
      rules: {
        "PAY-ENC-001": { enforcement: { dev: "disabled" } },
        "PAY-TAG-001": { enforcement: "advisory" },
      },
    };
    const [dev, prod] = [await resolve(team, "dev"), await resolve(team, "prod")];
    expect(dev.enforcement("PAY-ENC-001")).to.equal("disabled");
    expect(prod.enforcement("PAY-ENC-001")).to.equal("mandatory");
    expect(prod.enforcement("PAY-TAG-001")).to.equal("advisory");
    expect(prod.enforcement("constructor")).to.equal("mandatory");
  });
});

describe("settings are refused for", () => {
  const cases: readonly (readonly [
    what: string,
    team: TeamConfig | null,
    env: string,
    says: RegExp,
  ])[] = [
    [
      "an unknown environment",
      null,
      "moon",
      /no environment "moon"; --env takes one of dev, staging, prod/,
    ],
    ["one that objects inherit", null, "__proto__", /no environment "__proto__"/],
    [
      "an unknown rule",
      { rules: { "PAY-ENC-999": { enforcement: "advisory" } } },
      "dev",
      /sets rule PAY-ENC-999/,
    ],
    [
      "what is undetermined in an unknown environment",
      { rules: { "PAY-ENC-001": { undetermined: { pord: "warn" }, reason: "A reason." } } },
      "prod",
      /PAY-ENC-001 in environment "pord".*dev, staging, prod/,
    ],
    [
      "an enforcement in an unknown environment",
      { rules: { "PAY-ENC-001": { enforcement: { pord: "advisory" } } } },
      "prod",
      /PAY-ENC-001 in environment "pord".*dev, staging, prod/,
    ],
    [
      "a parameter of another type",
      { parameters: { require_customer_key: "no" } },
      "dev",
      /The configuration does not fit its schema: require_customer_key must be boolean/,
    ],
    [
      "a value that AWS does not offer",
      { parameters: { log_retention_days: 8 } },
      "dev",
      /log_retention_days must be one of 1, 3, 5/,
    ],
    ["an unknown parameter", { parameters: { retention: 7 } }, "dev", /does not know "retention"/],
    [
      "a parameter of its environment",
      { environments: { dev: { parameters: { required_tags: {} } } } },
      "dev",
      /required_tags/,
    ],
  ];
  for (const [what, team, environment, says] of cases) {
    it(what, async () => expect(await refusal(() => resolve(team, environment))).to.match(says));
  }
});

const SPACES = { enforcement: "advisory", reason: `x${" \u200b".repeat(20)}` };

describe("a pack's own settings", () => {
  const changed = (change: object): PackSettings => ({ ...pack, ...change });
  const assert = (one: PackSettings): Promise<void> => assertPackSettings(one, RULES);

  it("are those of the shipped pack", async () => {
    await assert(pack);
  });

  it("are mandatory and block what is undetermined in prod, save for a reason", async () => {
    const prod = await resolve(null, "prod");
    for (const id of RULES) {
      expect(prod.enforcement(id), id).to.equal("mandatory");
      const excused = pack.rules[id]?.reason !== undefined;
      expect(prod.undetermined(id), id).to.equal(excused ? "warn" : "block");
    }
  });

  it("may be milder for a reason", async () => {
    const rule = { enforcement: { prod: "advisory" }, reason: "The new rule is tried out first." };
    await assert(changed({ rules: { "PAY-ENC-001": rule } }));
  });

  const cases: readonly (readonly [what: string, change: object, says: RegExp])[] = [
    [
      "a milder rule without a reason",
      { rules: { "PAY-ENC-001": { enforcement: { prod: "advisory" } } } },
      /makes rule PAY-ENC-001 milder than mandatory and does not say why/,
    ],
    ["a key that there is not", { enviroments: {} }, /does not know "enviroments"/],
    [
      "a word of enforcement",
      { rules: { "PAY-ENC-001": { enforcement: "disbled" } } },
      /pack\.yaml .*must be one of mandatory/,
    ],
    [
      "an unknown rule",
      { rules: { "PAY-NIL-001": { enforcement: "advisory" } } },
      /^The pack's pack\.yaml sets rule PAY-NIL-001, which the policy pack does not have/,
    ],
    [
      "a parameter of one environment",
      { environments: { dev: {}, prod: { parameters: { log_retention_days: 91 } } } },
      /log_retention_days/,
    ],
    [
      "a default parameter",
      { parameters: {} },
      /^What the pack's params set by default does not fit .* must have required property/,
    ],
    [
      "a reason of spaces",
      { rules: { "PAY-ENC-001": SPACES } },
      /pack\.yaml gives rule PAY-ENC-001/,
    ],
  ];
  for (const [what, change, says] of cases) {
    it(`are refused for ${what}`, async () =>
      expect(await refusal(() => assert(changed(change)))).to.match(says));
  }

  it("are refused with the line of a profile's parameter", async () => {
    const aws = { ...pack.profiles.aws, parameters: { log_retention_days: 8 } };
    const own = changed({ profiles: { ...pack.profiles, aws } }) as PackSettings;
    const line = (pointer: string) => (pointer.startsWith("/profiles/aws/parameters/log") ? 7 : 1);
    expect(await refusal(() => assertPackSettings(own, RULES, line))).to.match(
      /^Profile aws of the pack's pack\.yaml .*log_retention_days must be one of .*\(line 7\)/,
    );
  });
});
