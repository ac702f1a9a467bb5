/** A value of a policy that may stand alone or in a list. */
export type OneOrMany<T> = T | readonly T[];

/** One statement of an IAM policy document. */
export interface Statement {
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  readonly Action?: OneOrMany<string>;
  readonly NotAction?: OneOrMany<string>;
  readonly Resource?: OneOrMany<string>;
  readonly NotResource?: OneOrMany<string>;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, OneOrMany<string>>>>>;
}

/** An IAM policy document. */
export interface PolicyDocument {
  readonly Statement: OneOrMany<Statement>;
}

/** The policies that decide together what a role may do. */
export interface Policies {
  readonly roleArn: string;
  readonly identity: readonly PolicyDocument[];
  readonly boundary: readonly PolicyDocument[];
  /** Service control policies over the account; each of them must allow, if only through AWS's own. */
  readonly control: readonly PolicyDocument[];
}

/** One call, as the emulator recorded it. */
export interface Call {
  readonly account: string;
  readonly region: string;
  readonly principal: string | null;
  readonly action: string;
  /** Null where the call does not tell what it is about. */
  readonly resource: string | null;
  readonly context: Readonly<Record<string, string>>;
}

/** Why a call is not allowed. */
export interface Refusal {
  readonly call: Call;
  readonly reason: string;
}
