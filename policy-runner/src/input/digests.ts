import { createHash } from "node:crypto";
import type { JsonObject } from "../constants.js";
import type { Expressions } from "../plan/types.js";
import { constantOf } from "./expressions.js";
import type { IsSecret } from "./secrets.js";

const DIGEST = /^[0-9a-f]{40}$/;

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/**
 * Values with the texts of which a provider plans the SHA-1 alone, as it does with user data, where the
 * configuration holds them as constants.
 */
export function undigested(
  values: JsonObject,
  expressions: Expressions,
  isSecret: IsSecret,
): JsonObject {
  let whole = values;
  for (const name in values) {
    const digest = values[name];
    if (typeof digest !== "string" || !DIGEST.test(digest)) continue;
    const text = constantOf(expressions[name]);
    if (typeof text !== "string" || isSecret(text) || digestOf(text) !== digest) continue;
    whole = { ...whole, [name]: text };
  }
  return whole;
}

/** As the AWS provider makes it: of what is encoded, it takes what it stands for. */
function digestOf(text: string): string {
  const bytes = BASE64.test(text) ? Buffer.from(text, "base64") : text;
  return createHash("sha1").update(bytes).digest("hex");
}
