/** Fields of a rule that a check relies on, and what they have to be. */
const RULE: Readonly<Record<string, (value: unknown) => boolean>> = {
  id: isText,
  title: isText,
  description: isText,
  family: isText,
  severity: isText,
  scope: (value) => ["resource", "stack", "environments"].includes(value as string),
  resource_types: isTexts,
  reads: isTexts,
  attributes: isTexts,
  links: isTexts,
  blocks: (value) => isObject(value) && Object.values(value).every(isTexts),
  requires: isTexts,
  convention: (value) => value === null || isText(value),
  controls: isObject,
  remediation: isText,
  references: isTexts,
  path: (value) => isTexts(value) && value.length === 2,
};

/** Members of pack.json that a check relies on. */
const SETTINGS: Readonly<Record<string, (value: unknown) => boolean>> = {
  name: isText,
  version: isText,
  project: isText,
  environments: isObject,
  parameters: isObject,
  rules: isObject,
  profiles: (value) => isObject(value) && Object.values(value).some(isObject),
  schemas: (value) =>
    isObject(value) && ["parameters", "config", "waivers"].every((name) => isObject(value[name])),
};

/** Fields of a framework, and of its controls. */
const FRAMEWORK: Readonly<Record<string, (value: unknown) => boolean>> = {
  id: isText,
  name: isText,
  version: isText,
  source: isText,
  controls: (value) =>
    Array.isArray(value) &&
    value.every((one) => isObject(one) && misfit(one, CONTROL) === undefined),
};
const CONTROL: Readonly<Record<string, (value: unknown) => boolean>> = {
  id: isText,
  title: isText,
  rules: isTexts,
  not_covered: isText,
};

/**
 * What is wrong with a catalogue whose digest is right: somebody has written it by hand.
 *
 * @returns a clause for a sentence, or null when nothing is
 */
export function shapeOfCatalogue(value: unknown): string | null {
  if (!Array.isArray(value)) return "catalogue.json is no list of rules";
  if (value.length === 0) return "there is no rule in them";
  const ids = new Set<unknown>();
  for (const [place, rule] of value.entries()) {
    const wrong = isObject(rule) ? misfit(rule, RULE) : "id";
    if (wrong !== undefined) {
      return `rule ${place + 1} of catalogue.json has no ${wrong} as it should be`;
    }
    ids.add((rule as { readonly id: string }).id);
  }
  return ids.size < value.length ? "catalogue.json names a rule twice" : null;
}

/**
 * What is wrong with a pack's own settings, whose digest is right.
 *
 * @returns a clause for a sentence, or null when nothing is
 */
export function shapeOfSettings(value: unknown): string | null {
  const wrong = isObject(value) ? misfit(value, SETTINGS) : "name";
  return wrong === undefined ? null : `pack.json has no ${wrong} as it should be`;
}

/**
 * What is wrong with the frameworks, whose digest is right.
 *
 * @returns a clause for a sentence, or null when nothing is
 */
export function shapeOfFrameworks(value: unknown): string | null {
  if (!Array.isArray(value)) return "frameworks.json is no list of frameworks";
  for (const [place, framework] of value.entries()) {
    const wrong = isObject(framework) ? misfit(framework, FRAMEWORK) : "id";
    if (wrong !== undefined) {
      return `framework ${place + 1} of frameworks.json has no ${wrong} as it should be`;
    }
  }
  return null;
}

function misfit(
  value: Readonly<Record<string, unknown>>,
  shape: Readonly<Record<string, (value: unknown) => boolean>>,
): string | undefined {
  return Object.keys(shape).find((key) => shape[key]?.(value[key]) !== true);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isText);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
