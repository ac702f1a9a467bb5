/** A service control policy that an account is under. */
export interface ControlPolicy {
  readonly id: string;
  readonly name: string;
  /** The policy document, JSON. */
  readonly content: string;
  /** What it is attached to: the account itself, a unit above it, or the root. */
  readonly attached_to: string;
}

/** An account as AWS Organizations tells it. */
export interface Account {
  readonly id: string;
  readonly name: string;
  /** ACTIVE, SUSPENDED, PENDING_CLOSURE ... */
  readonly status: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Names of the organizational units that it is in, from below the root. */
  readonly units: readonly string[];
  readonly policies: readonly ControlPolicy[];
}

/** What was read of an organization, at one time; as it is exported. */
export interface Snapshot {
  readonly schema: "policy-runner/accounts/1";
  /** RFC 3339. */
  readonly taken: string;
  readonly organization: string;
  readonly accounts: readonly Account[];
}

/** What an environment's account has to be. */
export interface ExpectedAccount {
  readonly account: string;
  readonly region: string;
  readonly name?: string;
  /** Path of organizational units: "payment/payment-dev". */
  readonly unit?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** `accounts.yaml`. */
export interface Expected {
  readonly version: 1;
  readonly environments: Readonly<Record<string, ExpectedAccount>>;
  /** Actions that service control policies must deny, whatever the conditions. */
  readonly denied: readonly string[];
  /** Actions that they must deny in every region but the environment's own. */
  readonly denied_elsewhere: readonly string[];
}

/** What is wrong with an account. */
export interface AccountFinding {
  readonly environment: string;
  readonly problem:
    | "missing"
    | "inactive"
    | "name"
    | "tags"
    | "unit"
    | "shared"
    | "not-denied"
    | "locked-out"
    | "other-account"
    | "unknown-account"
    | "other-region";
  readonly message: string;
  readonly remediation: string;
}

/** What a plan says of the account that it is for. */
export interface PlanAccount {
  readonly environment: string;
  readonly account: string | null;
  readonly region: string | null;
  /** Accounts of the plan's own resources and caller, as far as they are known. */
  readonly others: readonly string[];
}

/** The result of the check. */
export interface AccountsResult {
  readonly schema: "policy-runner/accounts-result/1";
  readonly verdict: "passed" | "violations";
  readonly exit_code: 0 | 1;
  readonly now: string;
  readonly organization: string;
  /** When the accounts were read, and whether from a file. */
  readonly taken: string;
  readonly offline: boolean;
  readonly environments: readonly {
    readonly name: string;
    readonly account: string;
    readonly plan: boolean;
  }[];
  readonly findings: readonly AccountFinding[];
}
