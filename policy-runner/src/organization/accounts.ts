import { isDenied } from "./denies.js";
import type {
  Account,
  AccountFinding,
  Expected,
  ExpectedAccount,
  PlanAccount,
  Snapshot,
} from "./types.js";

/** A region that no environment lives in stands for all others. */
const ELSEWHERE = ["ap-southeast-4", "eu-west-1", "us-east-1", "us-west-2"];

/** What is not as it should be, environment by environment. */
export function accountFindings(
  expected: Expected,
  snapshot: Snapshot,
  plans: readonly PlanAccount[],
): readonly AccountFinding[] {
  const environments = Object.entries(expected.environments);
  return environments.flatMap(([name, own]) => {
    const account = snapshot.accounts.find(({ id }) => id === own.account);
    const found = [
      ...shared(name, own, environments),
      ...(account === undefined
        ? [
            finding(
              name,
              "missing",
              `account ${own.account} is no member of ${snapshot.organization}`,
              "Correct the id, or make the account with infra/organization.",
            ),
          ]
        : ofAccount(name, own, account, expected)),
    ];
    const ownPlans = plans.filter(({ environment }) => environment === name);
    return ownPlans.length === 0 ? found : [...found, ...ofPlans(name, own, ownPlans)];
  });
}

function finding(
  environment: string,
  problem: AccountFinding["problem"],
  message: string,
  remediation: string,
): AccountFinding {
  return { environment, problem, message, remediation };
}

function shared(
  name: string,
  { account }: ExpectedAccount,
  environments: readonly (readonly [string, ExpectedAccount])[],
): AccountFinding[] {
  const others = environments.filter(([other, own]) => other !== name && own.account === account);
  if (others.length === 0) return [];
  const names = others.map(([other]) => other).join(", ");
  return [
    finding(
      name,
      "shared",
      `account ${account} is that of ${names} too`,
      "Give each environment an account of its own.",
    ),
  ];
}

function ofAccount(
  name: string,
  own: ExpectedAccount,
  account: Account,
  expected: Expected,
): AccountFinding[] {
  const { status, units, tags } = account;
  const path = units.join("/") || "the root";
  const wrongTags = Object.entries(own.tags ?? {}).filter(([key, value]) => tags[key] !== value);
  return [
    ...(status === "ACTIVE"
      ? []
      : [
          finding(
            name,
            "inactive",
            `account ${own.account} is ${status}`,
            "Have it reopened, or move the environment.",
          ),
        ]),
    ...(own.name === undefined || own.name === account.name
      ? []
      : [
          finding(
            name,
            "name",
            `account ${own.account} is called ${account.name}; expected ${own.name}`,
            "Correct the name, or the id.",
          ),
        ]),
    ...wrongTags.map(([key, value]) =>
      finding(
        name,
        "tags",
        `tag ${key} is ${tags[key] ?? "not set"}; expected ${value}`,
        "Tag the account with infra/organization.",
      ),
    ),
    ...(own.unit === undefined || own.unit === path
      ? []
      : [
          finding(
            name,
            "unit",
            `account ${own.account} is in ${path}; expected ${own.unit}`,
            "Move it back: its service control policies depend on it.",
          ),
        ]),
    ...ofPolicies(name, own, account, expected),
  ];
}

function ofPolicies(
  name: string,
  { region }: ExpectedAccount,
  { policies }: Account,
  expected: Expected,
): AccountFinding[] {
  const open = expected.denied.filter((action) => !isDenied(policies, { action, region }));
  const elsewhere = ELSEWHERE.filter((one) => one !== region);
  const abroad = expected.denied_elsewhere.filter((action) =>
    elsewhere.some((other) => !isDenied(policies, { action, region: other })),
  );
  const lockedOut = expected.denied_elsewhere.filter((action) =>
    isDenied(policies, { action, region }),
  );
  const attach = "Attach the service control policies of infra/organization to its unit.";
  return [
    ...open.map((action) =>
      finding(name, "not-denied", `no service control policy denies ${action}`, attach),
    ),
    ...abroad.map((action) =>
      finding(
        name,
        "not-denied",
        `no service control policy denies ${action} outside ${region}`,
        attach,
      ),
    ),
    ...lockedOut.map((action) =>
      finding(
        name,
        "locked-out",
        `a service control policy denies ${action} in ${region} itself`,
        "Correct the region of the policy, or of the environment.",
      ),
    ),
  ];
}

function ofPlans(
  name: string,
  own: ExpectedAccount,
  plans: readonly PlanAccount[],
): AccountFinding[] {
  const told = plans.map(({ account, others }) => [account, ...others].filter((id) => id !== null));
  const foreign = [...new Set(told.flat())].filter((id) => id !== own.account);
  const regions = new Set(plans.map(({ region }) => region));
  const elsewhere = [...regions].filter((region) => region !== null && region !== own.region);
  return [
    ...foreign.map((id) =>
      finding(
        name,
        "other-account",
        `the plan is for account ${id}; expected ${own.account}`,
        "Plan with the credentials and values of the environment.",
      ),
    ),
    ...(told.every((ids) => ids.length > 0)
      ? []
      : [
          finding(
            name,
            "unknown-account",
            `the plan does not tell which account it is for; expected ${own.account}`,
            "Set allowed_account_ids of the provider, or read aws_caller_identity.",
          ),
        ]),
    ...elsewhere.map((region) =>
      finding(
        name,
        "other-region",
        `the plan is for ${region}; expected ${own.region}`,
        "Plan with the values of the environment.",
      ),
    ),
  ];
}
