import { createHmac, randomBytes } from "node:crypto";
import type { Json, JsonObject } from "../constants.js";
import type { Configuration } from "./configuration.js";
import { diff, type TreeDifference } from "./diff.js";
import type { Roots } from "./likeness.js";
import { type Place, Told } from "./told.js";
import { canonicalTexts, SENSITIVE } from "./tree.js";
import { ABSENT, type Difference, type RawDifference } from "./types.js";
import { isPlain } from "./values.js";

const KEY = randomBytes(32);

/**
 * Where configurations, providers and versions of Terraform differ.
 *
 * What a difference of values tells already is not told again: the block or module that makes them.
 *
 * @param values differences that nobody declared; behind a declared one, others must not hide
 */
export function compareConfigurations(
  roots: Roots,
  values: () => readonly Pick<Difference, "address" | "path" | "outcome">[],
): readonly RawDifference[] {
  const found = [...differentVersions(roots)];
  const known = roots.map((root) => root?.configuration ?? null);
  // Of a state there is no configuration to compare with.
  const own = known.filter((one) => one !== null);
  if (own.length < known.length || new Set(own).size === 1) return found;
  const told = new Told(
    values(),
    [...new Set(own)].map((one) => one.configured),
  );
  for (const { path, values: nodes } of differing(own)) {
    const place = placeOf(path);
    if (!told.has(place))
      found.push(
        raw(
          place,
          nodes.map((node) => hidden(path, node)),
        ),
      );
  }
  return found;
}

/**
 * Where configurations differ as they are written, and go on to when the environments' own texts are put
 * aside: one that names `dev` names it in every environment.
 */
function differing(own: readonly Configuration[]): readonly TreeDifference[] {
  const plain = own.map((one) => arranged(one.own));
  const written = diff(plain.map((tree) => canonicalTexts(tree, (text) => text)));
  const forms = own.map(({ canonical }, i) => canonicalTexts(plain[i] as JsonObject, canonical));
  const paths = new Set(whole(diff(forms)).map(({ path }) => path));
  return whole(written).flatMap(({ path, values }) => {
    const places = own.flatMap(({ canonical }, i) =>
      values[i] === undefined ? [] : [canonical(path)],
    );
    const shown = values.map((value, i) =>
      value === undefined ? value : canonicalTexts(value, (own[i] as Configuration).canonical),
    );
    const isSame = new Set(shown.map((value) => JSON.stringify(value))).size === 1;
    const goesOn = [path, ...places].some((one) => isWithin(one, paths));
    return isSame || !goesOn ? [] : [{ path, values: shown }];
  });
}

/** Whether a path or one above it is among others. */
function isWithin(path: string, paths: ReadonlySet<string>): boolean {
  for (let at = path; at !== ""; at = at.slice(0, at.lastIndexOf("/"))) {
    if (paths.has(at)) return true;
  }
  return paths.has("");
}

const HALF = /\/(?:constant_value|references)$/;

/** An expression that is a constant here and a reference there differs once. */
function whole(found: readonly TreeDifference[]): readonly TreeDifference[] {
  const halves = new Map<string, TreeDifference[]>();
  for (const one of found) {
    const path = one.path.replace(HALF, "");
    halves.set(path, [...(halves.get(path) ?? []), one]);
  }
  return [...halves].flatMap(([path, own]) => {
    const [one, other] = own;
    if (one === undefined || other === undefined || !own.every((half) => HALF.test(half.path)))
      return own;
    return [{ path, values: one.values.map((value, i) => value ?? other.values[i]) }];
  });
}

function differentVersions(roots: Roots): readonly RawDifference[] {
  const versions = roots.map((root) => root?.document.terraformVersion ?? ABSENT);
  if (new Set(versions.filter((one) => one !== ABSENT)).size < 2) return [];
  return [raw({ address: "terraform", type: "terraform", path: "/terraform_version" }, versions)];
}

function raw(place: Place, canonical: readonly (Json | undefined)[]): RawDifference {
  const kind = place.path === "" ? "presence" : "value";
  return { ...place, kind, outcome: "differs", canonical, note: "" };
}

/** Names of what no report may show, wherever the configuration has it as a constant. */
const SECRET =
  /(?:password|passphrase|secret|token|credentials?|private_key|access_key|secret_key)(?:_string)?$/i;

/** What would be no secret for the plan, since a configuration marks only its variables. */
function hidden(path: string, node: Json | undefined): Json | undefined {
  const steps = path.split("/");
  const at = steps.findIndex((step) => step === "constant_value" || step === "default");
  const isSecret = at !== -1 && steps.slice(0, at).some((step) => SECRET.test(step));
  return isSecret && node !== undefined ? digest(node) : node;
}

function digest(value: Json): string {
  return SENSITIVE + createHmac("sha256", KEY).update(JSON.stringify(value)).digest("hex");
}

/** Blocks by their addresses instead of in lists, so that one that is added moves no other. */
function arranged(configuration: JsonObject): JsonObject {
  const root = configuration.root_module;
  return { ...configuration, ...(isPlain(root) && { root_module: module(root) }) };
}

function module(own: JsonObject): JsonObject {
  const blocks = ((own.resources ?? []) as JsonObject[]).map((one) => [String(one.address), one]);
  const calls = Object.entries((own.module_calls ?? {}) as JsonObject).map(([name, call]) => [
    name,
    isPlain(call) && isPlain(call.module) ? { ...call, module: module(call.module) } : call,
  ]);
  const variables = Object.entries((own.variables ?? {}) as JsonObject).map(([name, one]) => [
    name,
    isPlain(one) && one.sensitive === true && one.default !== undefined
      ? { ...one, default: digest(one.default) }
      : one,
  ]);
  return {
    ...own,
    resources: Object.fromEntries(blocks) as JsonObject,
    module_calls: Object.fromEntries(calls) as JsonObject,
    variables: Object.fromEntries(variables) as JsonObject,
  };
}

/** `/root_module/module_calls/a/module/resources/aws_x.y/expressions/z` as address and attribute. */
function placeOf(path: string): Place {
  const steps = path.split("/").slice(1);
  if (steps[0] === "provider_config") {
    return { address: `provider.${steps[1]}`, type: "provider", path: pathOf(steps.slice(2)) };
  }
  let at = 1;
  const modules: string[] = [];
  while (steps[at] === "module_calls" && steps[at + 2] === "module") {
    modules.push(`module.${steps[at + 1]}`);
    at += 3;
  }
  const within = (name: string) => [...modules, name].join(".");
  const [part, name, ...rest] = steps.slice(at);
  const own: Record<string, readonly [address: string, type: string]> = {
    resources: [
      within(String(name)),
      String(name)
        .replace(/^data\./, "")
        .split(".")[0] ?? "",
    ],
    module_calls: [within(`module.${name}`), "module"],
    variables: [within(`var.${name}`), "variable"],
    outputs: [within(`output.${name}`), "output"],
  };
  const [address, type] = own[String(part)] ?? [modules.join(".") || "configuration", "module"];
  const isOwn = own[String(part)] !== undefined;
  return { address, type, path: pathOf(isOwn ? rest : steps.slice(at)) };
}

function pathOf(steps: readonly string[]): string {
  return steps.length === 0 ? "" : `/${steps.join("/")}`;
}
