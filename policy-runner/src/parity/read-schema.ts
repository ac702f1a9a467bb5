import { readFileSync } from "node:fs";
import { CannotJudge } from "../errors.js";
import { PLACES } from "../places.js";
import type { ProviderSchema } from "./schema.js";

/** Reads what the provider's schema says, which `make provider-schema` writes. */
export function readProviderSchema(): ProviderSchema {
  try {
    return (JSON.parse(readFileSync(PLACES.provider, "utf8")) as { types: ProviderSchema }).types;
  } catch {
    throw new CannotJudge(
      "The table of the provider's schema (policies/provider/aws.json) can not be read; install policy-runner again.",
    );
  }
}
