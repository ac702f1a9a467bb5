import type { StackDocument } from "../plan/types.js";
import { compareRoot } from "./compare.js";
import { Configurations } from "./configuration.js";
import { compareConfigurations } from "./configurations.js";
import { blockAddress } from "./configured.js";
import { type Environment, environmentOf } from "./environment.js";
import { Likeness, type Roots } from "./likeness.js";
import { oddOnes } from "./odd.js";
import { readProviderSchema } from "./read-schema.js";
import { Schemas } from "./schema.js";
import { DIFFERENT } from "./settle.js";
import { isSensitive, plainValue, show, showPath } from "./show.js";
import {
  ABSENT,
  type Compared,
  type GivenFacts,
  type Parity,
  type RawDifference,
  type Variation,
} from "./types.js";
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
  likeness: Likeness = takenIn(comparison),
): Parity {
  const { locals, now } = comparison;
  const { environments } = likeness;
  const names = environments.map(({ name }) => name);
  const variations = applicable(comparison.variations, names);
  const schemas = schemasOfProvider();
  const today = now.slice(0, 10);
  const secrets = secretsOf(environments);
  const found = likeness.names().flatMap((name) => {
    const roots = likeness.roots(name);
    const settling = settlingOf(environments, roots, locals);
    const prefix = name === "" ? "" : `${name}: `;
    const told = (one: RawDifference) =>
      judgeable({ ...one, address: `${prefix}${one.address}` }, environments, secrets);
    const values = compareRoot({ root: name, likeness, settling, schemas });
    const own = values.map(told);
    const configurations = compareConfigurations(roots, () =>
      judge(own, variations, today).differences.map((one) => ({
        ...one,
        address: one.address.slice(prefix.length),
      })),
    );
    const isTold = causes(configurations);
    return [
      ...missingRoot(name, roots).map((one) => judgeable(one, environments, secrets)),
      ...own.filter((_, i) => !isTold(values[i] as RawDifference)),
      ...configurations.map(told),
    ];
  });
  const judged = judge(found, variations, today);
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
          [...one.roots].flatMap(([name, root]) =>
            [...root.entries.keys()].map((address) => `${name} ${address}`),
          ),
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

/** What was read of each environment: its facts, addresses and ids, and what is the same everywhere. */
export function takenIn({ environments, facts }: Comparison): Likeness {
  const configurations = new Configurations();
  // Where all have but one, it is the same one, whatever its file is called.
  const isOnly = [...environments.values()].every(({ size }) => size === 1);
  return new Likeness(
    [...environments].map(([name, documents]) => {
      const roots = isOnly ? new Map([...documents.values()].map((one) => ["", one])) : documents;
      return environmentOf(name, roots, facts[name], configurations);
    }),
  );
}

/** What is told of a configuration is not told again of each value that it makes. */
function causes(configurations: readonly RawDifference[]): (value: RawDifference) => boolean {
  const isProvider = configurations.some(({ path }) => path === "/full_name");
  const expressions = new Set(
    configurations.map(({ address, path }) => `${address} ${attributeOf(path)}`),
  );
  return ({ address, path, note }) =>
    (path === "/(provider)" && isProvider) ||
    (note === DIFFERENT && expressions.has(`${blockAddress(address)} ${path.split("/")[1]}`));
}

function attributeOf(path: string): string {
  return /^\/expressions\/([^/]+)/.exec(path)?.[1] ?? "";
}

/** A root that is not everywhere is one difference, not one for each of its resources. */
function missingRoot(name: string, roots: Roots): readonly RawDifference[] {
  if (roots.every((root) => root !== undefined)) return [];
  const canonical = roots.map((root) => (root === undefined ? "absent" : "present"));
  const root = { address: name, type: "root", path: "", kind: "presence" as const };
  return [{ ...root, outcome: "differs", canonical, note: "" }];
}

/** What reaches no output of any of them. */
export function secretsOf(environments: readonly Environment[]): ReadonlySet<string> {
  return new Set(environments.flatMap((one) => [...one.secrets]));
}

/** What the provider's schema says of each type. */
export function schemasOfProvider(): Schemas {
  return new Schemas(readProviderSchema());
}

function judgeable(
  raw: RawDifference,
  environments: readonly Environment[],
  secrets: ReadonlySet<string>,
): Judgeable {
  const { canonical, ...difference } = raw;
  const names = environments.map(({ name }) => name);
  const isOpen = raw.outcome === "undetermined";
  // Where it is sensitive in one environment, it is in all, though another may not say so.
  const isHidden = canonical.some((value) => isSensitive(value));
  const texts = canonical.map((value) =>
    isOpen ? "(known after apply)" : show(value, secrets, isHidden),
  );
  // Where the whole resource is not, none of its values is there to differ.
  const there = names.flatMap((name, i) => (canonical[i] === ABSENT ? [] : [{ name, i }]));
  const odd = oddOnes(there.map(({ i }) => JSON.stringify(canonical[i]) ?? ""));
  return {
    difference: {
      ...difference,
      path: showPath(difference.path, secrets),
      values: Object.fromEntries(names.map((name, i) => [name, texts[i] ?? ""])),
      odd: isOpen ? [] : odd.map((at) => there[at]?.name ?? ""),
    },
    plain: Object.fromEntries(
      there.map(({ name, i }) => [name, isHidden ? undefined : plainValue(canonical[i])]),
    ),
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
