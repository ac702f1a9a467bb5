import type { StackDocument } from "../plan/types.js";
import { compareRoot } from "./compare.js";
import { compareConfigurations } from "./configurations.js";
import { type Environment, environmentOf } from "./environment.js";
import { oddOnes } from "./odd.js";
import { readProviderSchema } from "./read-schema.js";
import { Schemas } from "./schema.js";
import { plainValue, show } from "./show.js";
import type { Compared, GivenFacts, Parity, RawDifference, Variation } from "./types.js";
import { settlingOf } from "./variables.js";
import { applicable, type Judgeable, judge } from "./variations.js";

/** What is compared. */
export interface Comparison {
  /** Environment → root → plan or state; a root that every environment has alone is called "". */
  readonly environments: ReadonlyMap<string, ReadonlyMap<string, StackDocument>>;
  readonly facts: Readonly<Record<string, GivenFacts>>;
  readonly variations: readonly Variation[];
  /** Text of local values by address, where the source is at hand. */
  readonly locals: ReadonlyMap<string, string>;
  /** RFC 3339. */
  readonly now: string;
}

/**
 * Environments → facts → canonical form → differences → those that nobody declared.
 *
 * Resources are read one by one in all environments at once: memory holds addresses, not values.
 */
export function compareEnvironments(
  comparison: Comparison,
  environments: readonly Environment[] = takenIn(comparison),
): Parity {
  const { locals, now } = comparison;
  const names = environments.map(({ name }) => name);
  const variations = applicable(comparison.variations, names);
  const schemas = schemasOfProvider();
  const today = now.slice(0, 10);
  const secrets = new Set(environments.flatMap((one) => [...one.secrets]));
  const raw = rootNames(environments).flatMap((name) => {
    const roots = environments.map((one) => one.roots.get(name));
    const settling = settlingOf(environments, roots, locals);
    const found = compareRoot({ environments, roots, settling, schemas });
    const values = found.map((one) => judgeable(one, environments, secrets));
    const open = judge(values, variations, today).differences;
    const all = [...found, ...compareConfigurations(environments, roots, open)];
    return name === "" ? all : all.map((one) => ({ ...one, address: `${name}: ${one.address}` }));
  });
  const judged = judge(
    raw.map((one) => judgeable(one, environments, secrets)),
    variations,
    today,
  );
  const count = (outcome: string) =>
    judged.differences.filter((one) => one.outcome === outcome).length;
  const fails = judged.differences.length + judged.findings.length > 0;
  return {
    schema: "policy-runner/parity/1",
    verdict: fails ? "violations" : "passed",
    exit_code: fails ? 1 : 0,
    now,
    environments: environments.map(describe),
    totals: {
      compared: new Set(
        environments.flatMap((one) =>
          [...one.roots.values()].flatMap((root) => [...root.entries.keys()]),
        ),
      ).size,
      differences: count("differs"),
      undetermined: count("undetermined"),
      declared: judged.declared.reduce((sum, one) => sum + one.differences.length, 0),
      findings: judged.findings.length,
    },
    ...judged,
  };
}

/** What was read of each environment: its facts, addresses and ids. */
export function takenIn({ environments, facts }: Comparison): readonly Environment[] {
  return [...environments].map(([name, documents]) => environmentOf(name, documents, facts[name]));
}

/** What the provider's schema says of each type. */
export function schemasOfProvider(): Schemas {
  return new Schemas(readProviderSchema());
}

function rootNames(environments: readonly Environment[]): readonly string[] {
  return [...new Set(environments.flatMap((one) => [...one.roots.keys()]))].sort();
}

function judgeable(
  raw: RawDifference,
  environments: readonly Environment[],
  secrets: ReadonlySet<string>,
): Judgeable {
  const { canonical, ...difference } = raw;
  const names = environments.map(({ name }) => name);
  const isOpen = raw.outcome === "undetermined";
  const texts = canonical.map((value) => (isOpen ? "(known after apply)" : show(value, secrets)));
  const odd = isOpen ? [] : oddOnes(canonical.map((value) => JSON.stringify(value) ?? ""));
  return {
    difference: {
      ...difference,
      values: Object.fromEntries(names.map((name, i) => [name, texts[i] ?? ""])),
      odd: odd.map((i) => names[i] ?? ""),
    },
    plain: Object.fromEntries(names.map((name, i) => [name, plainValue(canonical[i])])),
  };
}

function describe({ name, facts, roots }: Environment): Compared {
  const documents = [...roots.values()].map(({ document }) => document);
  return {
    name,
    files: documents.map(({ name, kind, digest }) => ({ name, kind, digest })),
    resources: [...roots.values()].reduce((sum, root) => sum + root.entries.size, 0),
    facts,
  };
}
