import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JsonObject } from "../../src/constants.js";
import type { Difference, Parity } from "../../src/parity/types.js";
import { PLACES } from "../../src/places.js";
import { run } from "../commands/support.js";
import { ENVIRONMENTS, type Name, planOf } from "./fixture.js";
import { harmless } from "./harmless.js";
import {
  additions,
  attributeMutations,
  configurationMutations,
  type Mutation,
  removals,
} from "./mutations.js";

/** What was made, what of it was found as it should, and what was not. */
export interface Score {
  readonly breaking: number;
  readonly found: number;
  readonly harmless: number;
  readonly silent: number;
  readonly missed: readonly string[];
}

const NAMES = Object.keys(ENVIRONMENTS) as Name[];

interface TypeSchema {
  readonly sets?: string[];
  readonly computed?: string[];
}

function schema(): (type: string) => TypeSchema {
  const { types } = JSON.parse(readFileSync(PLACES.provider, "utf8")) as {
    types: Record<string, TypeSchema>;
  };
  return (type) => types[type] ?? {};
}

/** Changes plans that Terraform made, in one environment of three, and counts what is found of it. */
export async function score(): Promise<Score> {
  const folder = mkdtempSync(join(tmpdir(), "parity-score-"));
  try {
    return await new Scoring(folder, new Map(await plans())).run();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function plans(): Promise<[Name, JsonObject][]> {
  return Promise.all(
    NAMES.map(async (name): Promise<[Name, JsonObject]> => [name, await planOf(name)]),
  );
}

class Scoring {
  private readonly missed: string[] = [];
  private found = 0;
  private silent = 0;

  constructor(
    private readonly folder: string,
    private readonly plans: ReadonlyMap<Name, JsonObject>,
  ) {}

  async run(): Promise<Score> {
    const of = schema();
    const has = (list: readonly string[] | undefined, path: string) =>
      list?.includes(path.slice(1)) === true;
    const first = this.plans.get("dev") as JsonObject;
    const single = [...removals(first), ...additions(first), ...configurationMutations()];
    const attributes = attributeMutations(first, {
      isComputed: (type, path) => path === "/id" || has(of(type).computed, path),
      isSet: (type, path) => has(of(type).sets, path),
    });
    const rounds = [...single.map((one) => [one]), ...roundsOf(attributes)];
    for (const [i, round] of rounds.entries()) await this.breaking(round, NAMES[i % 3] as Name);
    const quiet = harmless((type, path) => has(of(type).sets, path));
    for (const [i, one] of quiet.entries()) {
      const differences = await this.compare(NAMES[i % 3] as Name, one.apply);
      if (differences.length === 0) this.silent++;
      else this.missed.push(`${one.what}: ${differences.map(said).join("; ")}`);
    }
    const { missed, found, silent } = this;
    return { breaking: rounds.flat().length, found, harmless: quiet.length, silent, missed };
  }

  /** Each change once, at its address and attribute, in the environment that it was made in. */
  private async breaking(round: readonly Mutation[], odd: Name): Promise<void> {
    const moved = round.map((one) => this.inEnvironment(one, odd));
    const differences = await this.compare(odd, (plan) => {
      for (const one of moved) one.apply(plan);
    });
    const left = [...differences];
    for (const one of round) {
      const at = left.findIndex((difference) => isAt(difference, one, odd));
      if (at === -1)
        this.missed.push(
          `${one.what} in ${odd}: not found among ${left.map(said).slice(0, 5).join("; ")}`,
        );
      else {
        left.splice(at, 1);
        this.found++;
      }
    }
    for (const rest of left)
      this.missed.push(`${round[0]?.what} and others in ${odd}: also ${said(rest)}`);
  }

  /** A mutation of dev's plan does the same to another's: their shapes are alike. */
  private inEnvironment(mutation: Mutation, _name: Name): Mutation {
    return mutation;
  }

  private async compare(
    odd: Name,
    apply: (plan: JsonObject) => void,
  ): Promise<readonly Difference[]> {
    const words = NAMES.map((name) => {
      const plan = structuredClone(this.plans.get(name)) as JsonObject;
      if (name === odd) apply(plan);
      const file = join(this.folder, `${name}.json`);
      writeFileSync(file, JSON.stringify(plan));
      return `${name}=${file}`;
    });
    const source = "policy-runner/test/fixtures/parity";
    const variations = join(source, "variations.yaml");
    const said = await run(["compare", ...words, "--format", "json", "--variations", variations]);
    if (said.exit === 2) throw new Error(said.stderr);
    return (JSON.parse(said.stdout) as Parity).differences;
  }
}

/** Changes of different resources do not meet, so that many are tried at once. */
function roundsOf(mutations: readonly Mutation[]): Mutation[][] {
  const rounds: Mutation[][] = [];
  const used = new Map<string, number>();
  for (const one of mutations) {
    const round = used.get(one.address) ?? 0;
    used.set(one.address, round + 1);
    rounds[round] ??= [];
    rounds[round].push(one);
  }
  return rounds;
}

function isAt({ address, path, odd }: Difference, mutation: Mutation, name: Name): boolean {
  const pattern = path.replace(/\/\d+(?=\/|$)/g, "/*");
  const isThere = mutation.path === "" ? path === "" : isWithin(mutation.path, pattern);
  return address === mutation.address && isThere && odd.length === 1 && odd[0] === name;
}

/** The place itself, or the set or statement that it is a member of. */
function isWithin(place: string, found: string): boolean {
  const steps = (path: string) => path.split("/").filter((step) => step !== "*");
  const [wanted, got] = [steps(place), steps(found)];
  const common = got.filter((step) => wanted.includes(step)).length;
  return got[1] === wanted[1] && common >= Math.min(wanted.length, got.length) - 1;
}

function said({ address, path, odd, note, values }: Difference): string {
  return `${address} ${path} (${odd.join(",")}) ${note} ${JSON.stringify(values)}`;
}

/** Printed by `make test`. */
if (process.argv[1]?.endsWith("score.js")) {
  process.stdout.write(`${JSON.stringify(await score(), null, 1)}\n`);
}
