import type { ErrorObject } from "ajv";

/** What is wrong with a value, said of it to who has written it. */
export function complaintOf(error: ErrorObject | undefined): string {
  const { keyword = "", params = {}, message = "is not valid", propertyName } = error ?? {};
  if (propertyName !== undefined)
    return `has the name "${propertyName}", which is not ${formOf(error)}`;
  const words: Readonly<Record<string, () => string>> = {
    additionalProperties: () => `does not know "${params.additionalProperty}"`,
    enum: () => `must be one of ${(params.allowedValues as unknown[]).join(", ")}`,
    const: () => `must be ${JSON.stringify(params.allowedValue)}`,
    pattern: () => `is not ${formOf(error)}`,
    minLength: () => `must have at least ${counted(params.limit, "character")}`,
    minItems: () => `must have at least ${counted(params.limit, "entry", "entries")}`,
    minProperties: () => `must have at least ${counted(params.limit, "member")}`,
  };
  return Object.hasOwn(words, keyword) ? (words[keyword]?.() ?? message) : message;
}

/** The form that a text has to have: by an example, where the schema gives one. */
function formOf(error: ErrorObject | undefined): string {
  const { examples, pattern } = (error?.parentSchema ?? {}) as {
    readonly examples?: readonly unknown[];
    readonly pattern?: string;
  };
  const [example] = examples ?? [];
  return example === undefined ? `of the form ${pattern}` : `written like ${String(example)}`;
}

function counted(limit: number, one: string, more = `${one}s`): string {
  return `${limit} ${limit === 1 ? one : more}`;
}
