import type { JsonObject } from "../constants.js";
import type { Known } from "./types.js";

/**
 * The profile that a team begins with: one that leaves conventions to it, where there is one. Its parameters
 * are laid over the pack's.
 */
export function beginningOf({ profiles, parameters }: Known["pack"]): {
  readonly profile: string;
  readonly parameters: JsonObject;
} {
  const all = Object.entries(profiles);
  const [name, profile] = all.find(([, { conventions }]) => conventions === "off") ??
    all[0] ?? [""];
  return { profile: name, parameters: { ...parameters, ...profile?.parameters } };
}
