import type { Json, JsonObject } from "../constants.js";
import { blocksOf, codeOf } from "./code.js";
import { isSame, shown } from "./compare.js";
import { codeFile } from "./rules.js";
import type { Side, Weakening, WeakeningKind } from "./types.js";

/** Names of files that hold tests of the gate, or of what it judges. */
const TESTS = /(?:_test\.rego|\.test\.ts|\.tftest\.hcl|(?:^|\/)test_[^/]*\.py)$/;

/** Tests, accounts, controls, schemas and owners that are less than the base branch has. */
export function fileWeakenings(base: Side, head: Side): readonly Weakening[] {
  return [
    ...tests(base, head),
    ...breaks(base, head),
    ...accounts(base, head),
    ...controls(base, head),
    ...schemas(base, head),
    ...owners(base, head),
  ];
}

function one(kind: WeakeningKind, what: string, file: string, message: string): Weakening {
  return { kind, what, environments: [], file, line: null, message };
}

/** Tests of rules that are gone are gone with them. */
function tests(base: Side, head: Side): readonly Weakening[] {
  const gone = foldersOfRemoved(base, head);
  return [...base.texts].flatMap(([path, text]) => {
    if (!TESTS.test(path) || gone.some((folder) => path.startsWith(folder))) return [];
    const after = head.texts.get(path);
    if (after === undefined)
      return [one("test-removed", path, path, "The file is gone, and its tests with it.")];
    return path.endsWith(".rego") ? testsOf(path, text, after) : [];
  });
}

function testsOf(path: string, before: string, after: string): readonly Weakening[] {
  const now = blocksOf(after);
  return [...blocksOf(before)].flatMap(([name, body]) => {
    if (name.startsWith("package")) return [];
    const own = now.get(name);
    if (own === body) return [];
    if (own !== undefined)
      return [one("test-changed", `${path} ${name}`, path, "It no longer asks the same.")];
    if (!name.startsWith("test_")) return [];
    return [one("test-removed", `${path} ${name}`, path, "The test is gone.")];
  });
}

function foldersOfRemoved(base: Side, head: Side): readonly string[] {
  const left = new Set(head.catalogue.map(({ id }) => id));
  return base.catalogue
    .filter(({ id }) => !left.has(id))
    .map((rule) => codeFile(base, rule).replace(/[^/]+$/, ""));
}

/** What breaks a rule is what its mutants are made from; an entry that is gone leaves them untried. */
function breaks(base: Side, head: Side): readonly Weakening[] {
  const gone = foldersOfRemoved(base, head);
  return [...base.texts].flatMap(([path, text]) => {
    if (!path.endsWith(".breaks") || gone.some((folder) => path.startsWith(folder))) return [];
    const after = head.texts.get(path);
    const now = new Set(after === undefined ? [] : entriesOf(after));
    const lost = entriesOf(text).filter((entry) => !now.has(entry)).length;
    const message = `What breaks the rule is less, or another: ${lost} of its entries are gone or changed.`;
    return lost === 0 ? [] : [one("breaks-reduced", path, path, message)];
  });
}

/** Entries of a list in YAML as texts; each begins at the left margin. */
function entriesOf(text: string): readonly string[] {
  return codeOf(text.replace(/^- /gm, "\0"))
    .split("\0")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
}

/** Whatever an account has to be is exact; only what is denied may grow. */
function accounts(base: Side, head: Side): readonly Weakening[] {
  if (base.accounts === null) return [];
  const file = `${head.files.pack}/accounts.yaml`;
  const now = head.accounts ?? {};
  return Object.entries(base.accounts).flatMap(([key, value]) =>
    lessOf(value, now[key]).map(([path, was, is]) =>
      one("account-changed", `${key}${path}`, file, `It was ${shown(was)}, and is ${shown(is)}.`),
    ),
  );
}

type Less = readonly [path: string, was: Json, is: Json | undefined];

function lessOf(was: Json, is: Json | undefined, path = ""): readonly Less[] {
  if (Array.isArray(was) && Array.isArray(is))
    return was.flatMap((entry): Less[] =>
      is.some((other) => isSame(entry, other)) ? [] : [[path, entry, undefined]],
    );
  if (isObject(was) && isObject(is))
    return Object.entries(was).flatMap(([key, value]) => lessOf(value, is[key], `${path}.${key}`));
  return isSame(was, is) && is !== undefined ? [] : [[path, was, is]];
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Evidence that a framework loses, rule by rule; what goes with a rule that is gone is told there. */
function controls(base: Side, head: Side): readonly Weakening[] {
  const left = new Set(head.catalogue.map(({ id }) => id));
  return base.frameworks.flatMap((framework) => {
    const own = head.frameworks.find(({ id }) => id === framework.id);
    const file = `${base.files.pack}/frameworks`;
    if (own === undefined)
      return [one("control-removed", framework.id, file, "The framework is gone.")];
    return framework.controls.flatMap((control) => {
      const now = own.controls.find(({ id }) => id === control.id);
      const what = `${framework.id} ${control.id}`;
      if (now === undefined) return [one("control-removed", what, file, "The control is gone.")];
      const lost = control.rules.filter((id) => left.has(id) && !now.rules.includes(id));
      const message = `It has no more evidence from ${lost.join(", ")}.`;
      return lost.length === 0 ? [] : [one("control-removed", what, file, message)];
    });
  });
}

/** What parameters may be, and in which direction they are stricter; a further parameter is none less. */
function schemas({ pack }: Side, head: Side): readonly Weakening[] {
  const file = `${head.files.pack}/schemas/parameters.json`;
  const now = head.pack.schemas.parameters;
  const properties = (now.properties ?? {}) as JsonObject;
  const own = Object.entries((pack.schemas.parameters.properties ?? {}) as JsonObject);
  const changed = own
    .filter(([name, schema]) => !isSame(schema, properties[name] ?? null))
    .map(([name]) => one("schema-changed", name, file, "What the parameter may be has changed."));
  const others = (["config", "waivers"] as const)
    .filter((name) => !isSame(pack.schemas[name], head.pack.schemas[name]))
    .map((name) => `${head.files.pack}/schemas/${name}.json`)
    .map((path) => one("schema-changed", path, path, "What the file may hold has changed."));
  return [...changed, ...others];
}

/** Whoever is added may approve from then on. */
function owners(base: Side, head: Side): readonly Weakening[] {
  const file = `${head.files.pack}/owners.yaml`;
  return Object.entries(head.owners).flatMap(([team, logins]) => {
    const known = Object.hasOwn(base.owners, team) ? (base.owners[team] ?? []) : [];
    const added = logins.filter((login) => !known.includes(login));
    const message = `${added.join(", ")} may approve for ${team} from then on.`;
    return added.length === 0 ? [] : [one("owner-added", team, file, message)];
  });
}
