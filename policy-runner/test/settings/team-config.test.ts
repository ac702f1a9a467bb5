import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { loadBundle } from "../../src/evaluate/bundle.js";
import { resolveSettings } from "../../src/settings/resolve.js";
import { readTeamConfig } from "../../src/settings/team-config.js";
import type { PackSettings, TeamConfig } from "../../src/settings/types.js";
import { ROOT } from "../support/cli.js";
import { makeFolder, removeFolder } from "../support/folders.js";
import { refusal } from "../support/throws.js";

describe("a team's configuration", () => {
  let pack: PackSettings;
  let dir = "";
  before(async () => {
    ({ pack } = await loadBundle(join(ROOT, "policies/dist")));
  });
  afterEach(() => removeFolder(dir));

  const read = (text: string): Promise<TeamConfig> => {
    dir = makeFolder({ "team.yaml": text });
    return readTeamConfig(join(dir, "team.yaml"), pack).then(({ config }) => config);
  };

  it("is read as YAML or JSON", async () => {
    const expected = {
      project: "p",
      rules: { "PAY-ENC-001": { enforcement: { dev: "advisory" } } },
    };
    expect(
      await read("project: p\nrules: {PAY-ENC-001: {enforcement: {dev: advisory}}}\n"),
    ).to.deep.equal(expected);
    removeFolder(dir);
    expect(await read(JSON.stringify(expected))).to.deep.equal(expected);
  });

  it("may be empty", async () => expect(await read("# nothing yet\n")).to.deep.equal({}));

  const refused: readonly (readonly [what: string, text: string, says: RegExp])[] = [
    [
      "broken YAML, with its line",
      "project: p\nrules: [\n",
      /team\.yaml is not valid YAML at line [23]/,
    ],
    ["a key twice", "project: a\nproject: b\n", /not valid YAML at line 2/],
    ["two documents", "project: a\n---\nproject: b\n", /holds 2 YAML documents/],
    ["an unknown key", "projekt: p\n", /the top level does not know "projekt"/],
    [
      "an unknown key below",
      "environments: {dev: {undetermind: warn}}\n",
      /environments\.dev does not know "undetermind"/,
    ],
    ["a list", "- project: p\n", /the top level must be object/],
    [
      "a word of enforcement",
      "rules: {PAY-ENC-001: {enforcement: disable}}\n",
      /rules\.PAY-ENC-001\.enforcement must be one of mandatory, advisory, disabled/,
    ],
    [
      "a word in one environment",
      "rules: {PAY-ENC-001: {enforcement: {dev: off}}}\n",
      /rules\.PAY-ENC-001\.enforcement/,
    ],
    [
      "a word for what is undetermined",
      "environments: {dev: {undetermined: pass}}\n",
      /environments\.dev\.undetermined must be one of block, warn/,
    ],
    [
      "an exception without a reason",
      "rules: {PAY-ENC-001: {undetermined: warn}}\n",
      /rules\.PAY-ENC-001 must have property reason when property undetermined is present/,
    ],
    ["no environments at all", "environments: {}\n", /environments must have at least 1 member/],
    [
      "a name that is no rule's",
      "rules: {pay-enc-1: {enforcement: advisory}}\n",
      /rules has the name "pay-enc-1", which is not written like PAY-ENC-001 \(line 1\)/,
    ],
    ["an empty project", "project: ''\n", /project/],
    ["a project that is a pattern", "project: a|\n", /project .*(?:payment|pattern)/],
    ["a project that no name can hold", "project: 'a(b'\n", /project .*(?:payment|pattern)/],
  ];
  for (const [what, text, says] of refused) {
    it(`is refused for ${what}`, async () =>
      expect(await refusal(() => read(text))).to.match(says));
  }

  it("is refused when it is not UTF-8", async () => {
    dir = makeFolder();
    const path = join(dir, "team.yaml");
    writeFileSync(path, Buffer.from("# Größe\nproject: p\n", "latin1"));
    const message = await refusal(() => readTeamConfig(path, pack));
    expect(message).to.match(/team\.yaml is not UTF-8 \(line 1\); save it as UTF-8\.$/);
  });

  it("is refused, by its name, for a reason that says nothing", async () => {
    dir = makeFolder({
      "team.yaml": `rules:\n  PAY-ENC-001:\n    undetermined: warn\n    reason: "${" ".repeat(20)}"\n`,
    });
    const file = await readTeamConfig(join(dir, "team.yaml"), pack);
    const asked = { environment: "prod", file };
    const ids = new Set(["PAY-ENC-001"]);
    expect(await refusal(() => resolveSettings(pack, file.config, asked, ids))).to.match(
      /^The configuration \S+team\.yaml gives rule PAY-ENC-001 a reason that says nothing \(line 4\)/,
    );
  });

  it("is refused when it is not there, or is a folder", async () => {
    dir = makeFolder();
    const missing = await refusal(() => readTeamConfig(join(dir, "none.yaml"), pack));
    expect(missing).to.match(/none\.yaml does not exist; give --config/);
    expect(await refusal(() => readTeamConfig(dir, pack))).to.match(/can not be read \(EISDIR\)/);
  });
});
