/** One module call on the way to a module instance, with its `count` or `for_each` key. */
export interface ModuleStep {
  readonly name: string;
  readonly key: InstanceKey;
}

/** Key of an instance: a `count` index, a `for_each` key, or null for a single one. */
export type InstanceKey = string | number | null;

/**
 * The steps of a module instance's address, `module.a["x.y"].module.b[0]`.
 *
 * Keys are read as Terraform quotes them, so that dots, brackets and quotes inside are only text.
 */
export function moduleSteps(address: string): ModuleStep[] {
  const steps: ModuleStep[] = [];
  const pattern = /module\.([^.[\]]+)(?:\[(\d+|"(?:[^"\\]|\\.)*")\])?(?:\.|$)/y;
  for (let at = 0; at < address.length; at = pattern.lastIndex) {
    pattern.lastIndex = at;
    const match = pattern.exec(address);
    if (match === null) return steps;
    steps.push({ name: match[1] ?? "", key: parseKey(match[2]) });
  }
  return steps;
}

/** Address of the configuration of a module: `module.a.module.b`, without instance keys. */
export function configPath(steps: readonly ModuleStep[]): string {
  return steps.map((step) => `module.${step.name}`).join(".");
}

/** Address of a module instance, the inverse of {@link moduleSteps}. */
export function moduleAddress(steps: readonly ModuleStep[]): string {
  return steps.map((step) => `module.${step.name}${showKey(step.key)}`).join(".");
}

/**
 * A key as Terraform writes it behind an address: `[0]`, `["a.b"]` or nothing.
 *
 * Source: hashicorp/terraform, internal/addrs/instance_key.go: quotes, backslashes, control characters
 * and the two characters that begin a template are escaped.
 */
export function showKey(key: InstanceKey): string {
  if (key === null) return "";
  if (typeof key === "number") return `[${key}]`;
  if (/^[\w .:/@-]*$/.test(key)) return `["${key}"]`;
  const quoted = key
    .replace(/[\\"]/g, "\\$&")
    .replace(/[$%](?=\{)/g, "$&$&")
    .replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu, escaped);
  return `["${quoted}"]`;
}

const SHORT: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function escaped(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return (
    SHORT[character] ??
    (code.length > 4 ? `\\U${code.padStart(8, "0")}` : `\\u${code.padStart(4, "0")}`)
  );
}

/** A key as it stands between the brackets of an address or reference; null when there is none. */
export function parseKey(text: string | undefined): InstanceKey {
  if (text === undefined) return null;
  if (!text.startsWith('"')) return Number(text);
  // HCL's own escapes, which JSON does not know: $${ and %%{ for template marks, \\U for code points.
  const json = text.replace(/\\U([0-9A-Fa-f]{8})/g, (_, hex: string) => codePoint(hex));
  return (JSON.parse(json) as string).replaceAll("$${", "${").replaceAll("%%{", "%{");
}

function codePoint(hex: string): string {
  const code = Number.parseInt(hex, 16);
  return code <= 0x10ffff ? JSON.stringify(String.fromCodePoint(code)).slice(1, -1) : "";
}
