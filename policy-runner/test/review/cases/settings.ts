import { ALL, type Case, parameter } from "./case.js";

/** What environments, profiles and parameters hold to is milder. */
export const SETTINGS: readonly Case[] = [
  {
    change: "an environment is gone",
    by: (head) =>
      head.pack((pack) => {
        const environments: Record<string, unknown> = pack.environments;
        delete environments.staging;
      }),
    says: ["environment-removed staging"],
  },
  {
    change: "a profile is gone",
    by: (head) =>
      head.pack((pack) => {
        const profiles: Record<string, unknown> = pack.profiles;
        delete profiles.aws;
      }),
    says: ["profile-removed aws"],
  },
  {
    change: "a threshold is lower",
    by: parameter("password_length", 8),
    says: [`parameter-loosened password_length ${ALL}`],
  },
  {
    change: "a threshold is higher where lower is stricter",
    by: parameter("session_seconds", 43_200),
    says: [`parameter-loosened session_seconds ${ALL}`],
  },
  {
    change: "one more value is allowed",
    by: parameter("function_runtimes", ["python3.9", "python2.7"]),
    says: [`parameter-loosened function_runtimes ${ALL}`],
  },
  {
    change: "one more version of an engine is allowed",
    by: parameter("database_engines", { "aurora-postgresql": ["13.7", "11.9"] }),
    says: [`parameter-loosened database_engines ${ALL}`],
  },
  {
    change: "a tag is required no longer",
    by: parameter("required_tags", { environment: "{environment}" }),
    says: [`parameter-loosened required_tags ${ALL}`],
  },
  {
    change: "a key of one's own is required no longer",
    by: parameter("require_customer_key", false),
    says: ["parameter-loosened require_customer_key dev+staging+prod"],
  },
  {
    change: "an environment has a threshold of its own, in a direction that nobody has stated",
    by: (head) =>
      head.pack((pack) =>
        Object.assign(pack.environments.prod?.parameters ?? {}, { log_retention_days: 14 }),
      ),
    says: ["parameter-changed log_retention_days prod"],
  },
  {
    change: "a direction is turned round with the threshold",
    by: (head) =>
      head.pack((pack) => {
        Object.assign(pack.parameters, { password_length: 8 });
        const { properties } = pack.schemas.parameters as { properties: Record<string, object> };
        Object.assign(properties.password_length ?? {}, { stricter: "lower" });
      }),
    says: [`parameter-loosened password_length ${ALL}`, "schema-changed password_length"],
  },
];
