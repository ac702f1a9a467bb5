import { generateKeyPairSync } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { JsonObject } from "../../src/constants.js";
import { created, planOf, SHORT, SOUND } from "../commands/support.js";
import { makeFolder } from "../support/folders.js";

/** The clock of every export in these tests. */
export const NOW = "2026-01-02T03:04:05Z";

/** Key pairs as PEM files hold them. */
export const KEYS = {
  ed25519: pair(generateKeyPairSync("ed25519")),
  other: pair(generateKeyPairSync("ed25519")),
  p256: pair(generateKeyPairSync("ec", { namedCurve: "P-256" })),
};

interface Exportable {
  export(options: { type: string; format: string }): string | Buffer;
}

function pair({ privateKey, publicKey }: { privateKey: unknown; publicKey: unknown }) {
  return {
    private: String((privateKey as Exportable).export({ type: "pkcs8", format: "pem" })),
    public: String((publicKey as Exportable).export({ type: "spki", format: "pem" })),
  };
}

/** What dev and prod are told apart by, so that their accounts are known. */
function planFor(environment: string, account: string): string {
  const tags = { environment, project: "payment" };
  const sound = created("aws_internet_gateway.sound", { tags_all: tags });
  const config = {
    provider_config: {
      aws: {
        name: "aws",
        expressions: {
          region: { constant_value: "eu-west-1" },
          allowed_account_ids: { constant_value: [account] },
        },
      },
    },
  };
  const plan = JSON.parse(planOf([environment === "dev" ? SOUND : sound, SHORT])) as {
    configuration: JsonObject;
  };
  Object.assign(plan.configuration, config);
  return JSON.stringify(plan);
}

const WAIVERS = `version: 1
waivers:
  - rule: PAY-RET-001
    address: aws_cloudwatch_log_group.short*
    environments: [dev]
    owner: team-a
    approved_by: team-b
    reason: kept elsewhere
    ticket: PAY-1
    expires: "2026-02-01"
`;

const ACCOUNTS = {
  schema: "policy-runner/accounts/1",
  taken: "2026-01-01T00:00:00Z",
  organization: "o-example",
  accounts: [
    { id: "111122223333", name: "dev", status: "ACTIVE", tags: {}, units: [], policies: [] },
  ],
};

/** A folder with two plans that break rules, what a team has accepted, and keys. */
export function makeCase(): string {
  return makeFolder({
    "dev.json": planFor("dev", "111122223333"),
    "prod.json": planFor("prod", "777788889999"),
    "waivers.yaml": WAIVERS,
    "variations.yaml": "version: 1\nvariations: []\n",
    "accounts.json": JSON.stringify(ACCOUNTS),
    "ed25519.pem": KEYS.ed25519.private,
    "ed25519.pub": KEYS.ed25519.public,
    "other.pub": KEYS.other.public,
    "other.pem": KEYS.other.private,
    "p256.pem": KEYS.p256.private,
    "p256.pub": KEYS.p256.public,
  });
}

/** The words that export both plans of a case, with all that there is. */
export function exportWords(dir: string, ...more: readonly string[]): readonly string[] {
  const at = (name: string) => join(dir, name);
  return [
    ...["export", `dev=${at("dev.json")}`, `prod=${at("prod.json")}`, "--output", at("out")],
    ...["--waivers", at("waivers.yaml"), "--variations", at("variations.yaml")],
    ...["--accounts", at("accounts.json"), "--target", "aws", "--now", NOW],
    ...["--commit", "0123456789abcdef0123456789abcdef01234567", ...more],
  ];
}

/** Path below a folder → bytes, of every file. */
export function filesIn(folder: string): Map<string, Buffer> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((e) => join(e.parentPath, e.name));
  return new Map(paths.sort().map((path) => [relative(folder, path), readFileSync(path)]));
}
