import { join } from "node:path";
import { expect } from "chai";
import { loadBundle } from "../../src/evaluate/bundle.js";
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
    ["no environments at all", "environments: {}\n", /environments must NOT have fewer than 1/],
    ["an empty project", "project: ''\n", /project/],
  ];
  for (const [what, text, says] of refused) {
    it(`is refused for ${what}`, async () =>
      expect(await refusal(() => read(text))).to.match(says));
  }

  it("is refused when it is not there, or is a folder", async () => {
    dir = makeFolder();
    const missing = await refusal(() => readTeamConfig(join(dir, "none.yaml"), pack));
    expect(missing).to.match(/none\.yaml does not exist; give --config/);
    expect(await refusal(() => readTeamConfig(dir, pack))).to.match(/can not be read \(EISDIR\)/);
  });
});
