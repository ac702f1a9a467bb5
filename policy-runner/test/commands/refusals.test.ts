import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { PLACES } from "../../src/places.js";
import { makeFolder, removeFolder } from "../support/folders.js";
import { type Fake, planOf, run, SOUND } from "./support.js";

const CHECK = ["check", "-", "--env", "dev"];

async function refusal(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
  const fake: Fake = { stdin: planOf([SOUND]), env };
  const { exit, stdout, stderr } = await run(args, fake);
  expect(stdout).to.equal("");
  expect(stderr, "one line").to.match(/^policy-runner: [^\p{Cc}]+\.\n$/u);
  expect(exit).to.equal(2);
  return stderr;
}

describe("the clock is refused", () => {
  const times = [
    "today",
    "",
    "2026-01-31",
    "2026-01-31 12:00:00Z",
    "2026-01-31T12:00:00",
    "2026-02-29T12:00:00Z",
    "2026-02-30T12:00:00Z",
    "2026-04-31T12:00:00Z",
    "2026-13-01T12:00:00Z",
    "2026-01-31T24:00:00Z",
    "2026-01-31T12:60:00Z",
    "2026-01-31T12:00:00Z\n",
    "9999-12-31T23:59:59-05:00",
    "0000-01-01T00:00:00+05:00",
  ];
  for (const time of times) {
    it(`as --now ${JSON.stringify(time)}`, async () =>
      expect(await refusal([...CHECK, "--now", time])).to.contain("--now is not an RFC 3339 time"));
  }
  for (const epoch of ["-1", "1.5", "0x10", "1e3", " 1", "2026-01-31", "253402300800"]) {
    it(`as SOURCE_DATE_EPOCH "${epoch}"`, async () =>
      expect(await refusal(CHECK, { SOURCE_DATE_EPOCH: epoch })).to.contain(
        "SOURCE_DATE_EPOCH is not",
      ));
  }
});

describe("a command line is refused in one line", () => {
  const cases: readonly (readonly [what: string, args: readonly string[], says: RegExp])[] = [
    ["no command", [], /No command is given; run policy-runner --help/],
    ["an unknown command", ["chek"], /unknown command 'chek'/],
    ["help of an unknown command", ["chek", "--help"], /unknown command 'chek'/],
    ["help with an unknown command", ["help", "chek"], /unknown command 'chek'/],
    ["an unknown option", [...CHECK, "--fromat", "json"], /unknown option '--fromat'/],
    [
      "no environment",
      ["check", "-"],
      /The environment that the plan is for is not named; --env takes one of dev, staging, prod/,
    ],
    ["no plan", ["check", "--env", "dev"], /missing required argument 'plan'/],
    ["two plans", [...CHECK, "b.json"], /too many arguments/],
    ["an unknown format", [...CHECK, "--format", "xml"], /'xml' is invalid.*text, json/],
    [
      "an unknown target",
      [...CHECK, "--target", "azure"],
      /'azure' is invalid.*emulated, aws, unknown/,
    ],
    ["an option without its value", [...CHECK, "--output"], /argument missing/],
    [
      "an environment of two lines",
      ["check", "-", "--env", "a\nb\u001b[2J"],
      /no environment "a\?b\?\[2J"/,
    ],
    [
      "an output of two lines",
      [...CHECK, "--output", "/no\nwhere/x"],
      /\/no\?where\/x can not be written/,
    ],
    [
      "a path that would be read backwards",
      [...CHECK, "--config", "/nowhere/\u202egnp.exe"],
      /\/nowhere\/\?gnp\.exe does not exist/,
    ],
    ["an output without a name", [...CHECK, "--output", ""], /A report is given no path/],
    [
      "an environment whose path leads through a file",
      ["compare", "a=package.json/x", "b=package.json"],
      /package\.json\/x: /,
    ],
    [
      "an environment whose path is too long",
      ["compare", `a=${"x".repeat(300)}`, "b=package.json"],
      /x: /,
    ],
    ["a file without an end", [...CHECK, "--config", "/dev/zero"], /zero is larger than 256 MiB/],
    [
      "a pack that is not there",
      [...CHECK, "--pack", "/nowhere"],
      /policies in \/nowhere are missing/,
    ],
  ];
  for (const [what, args, says] of cases) {
    it(what, async () => expect(await refusal(args)).to.match(says));
  }
});

it("a baseline that is nested more deeply than YAML is is refused like any other", async () => {
  const dir = makeFolder({ "deep.json": `${"[".repeat(20_000)}${"]".repeat(20_000)}` });
  try {
    const said = await refusal([...CHECK, "--baseline", join(dir, "deep.json")]);
    expect(said).to.match(/deep\.json does not fit its schema: .*\(line 1\)/);
  } finally {
    removeFolder(dir);
  }
});

describe("outputs that would overwrite each other or the plan", () => {
  let dir = "";
  before(() => {
    dir = makeFolder({ "plan.json": planOf([SOUND]) });
  });
  after(() => removeFolder(dir));

  it("are refused, and nothing is written", async () => {
    const [plan, out] = [join(dir, "plan.json"), join(dir, "out")];
    const before = readFileSync(plan, "utf8");
    writeFileSync(out, "old");
    const [link, dangling] = [join(dir, "link"), join(dir, "dangling")];
    symlinkSync(plan, link);
    symlinkSync(dir, join(dir, "folder"));
    symlinkSync("new", dangling);
    for (const args of [
      [plan, "--output", plan],
      [plan, "--outcomes", join(dir, "./plan.json")],
      [plan, "--output", out, "--outcomes", out],
      [plan, "--output", link],
      [plan, "--outcomes", join(dir, "folder", "plan.json")],
      [plan, "--waivers", out, "--output", out],
      [plan, "--config", out, "--outcomes", out],
      [plan, "--waivers", out, "--report", `json=${out}`],
      [plan, "--baseline", out, "--write-baseline", out],
      [plan, "--output", join(dir, "new"), "--outcomes", dangling],
    ]) {
      expect(await refusal(["check", "--env", "dev", ...args])).to.contain(
        "are not different files",
      );
    }
    expect(readFileSync(plan, "utf8")).to.equal(before);
    expect(readFileSync(out, "utf8")).to.equal("old");
  });

  it("are refused in folders that are read whole, and under names of source", async () => {
    const plans = join(dir, "plans");
    cpSync(join(dir, "plan.json"), join(plans, "root.json"));
    mkdirSync(join(dir, "history"));
    const check = ["check", join(dir, "plan.json"), "--env", "dev"];
    const drift = ["drift", join(dir, "plan.json"), "--env", "dev"];
    const pairs = ["compare", `a=${plans}`, `b=${join(dir, "plan.json")}`];
    const pack = ["--pack", PLACES.policies, "--output", join(PLACES.policies, "x.json")];
    for (const [words, says] of [
      [[...check, ...pack], /--output lies in the folder of --pack/],
      [[...drift, ...pack], /--output lies in the folder of --pack/],
      [[...pairs, "--output", join(plans, "root.json")], /in the folder of the plans/],
      [[...pairs, "--write-variations", join(plans, "new.json")], /in the folder of the plans/],
      [
        [...check, "--history", join(dir, "history"), "--output", join(dir, "history/x")],
        /in the folder of --history/,
      ],
      [
        ["history", join(dir, "history"), "--output", join(dir, "history/x")],
        /in the folder of the history/,
      ],
      [[...check, "--output", join(dir, "main.tf")], /--output is named like HCL source/],
      [[...check, "--report", `csv=${join(dir, "a.tf.json")}`], /--report csv is named like HCL/],
    ] as const)
      expect(await refusal(words)).to.match(says);
    expect(readdirSync(plans)).to.deep.equal(["root.json"]);
    expect(existsSync(join(dir, "main.tf"))).to.equal(false);
  });

  it("may both be a device", async () => {
    const { exit } = await run([...CHECK, "--output", "/dev/null", "--outcomes", "/dev/null"], {
      stdin: planOf([SOUND]),
    });
    expect(exit).to.equal(0);
  });
});

describe("help", () => {
  for (const args of [
    ["--help"],
    ["help"],
    ["help", "check"],
    ["check", "--help"],
    ["build", "-h"],
  ]) {
    it(`is printed for ${args.join(" ")}, with exit code 0`, async () => {
      const { exit, stdout, stderr } = await run(args);
      expect(stdout).to.match(/^Usage: policy-runner/);
      expect([exit, stderr]).to.deep.equal([0, ""]);
    });
  }
});

describe("an option that is given twice is refused", () => {
  for (const words of [
    ["accounts", "--expect", "a", "--expect", "b"],
    ["accounts", "export", "--output", "a", "--output", "b"],
    ["build", "policies", "--opa", "a", "--opa", "b"],
  ])
    it(words.join(" "), async () => expect(await refusal(words)).to.contain("is given twice"));

  for (const option of [
    ["--env", "prod"],
    ["--target", "aws"],
    ["--now", "2026-01-31T12:00:00Z"],
  ]) {
    it(option.join(" "), async () => {
      const twice = await refusal(["check", "-", "--env", "dev", ...option, ...option]);
      expect(twice).to.contain(`${option[0]} is given twice`);
    });
  }
});
