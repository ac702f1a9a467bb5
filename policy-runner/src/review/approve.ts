import { CODEOWNERS, ownersOf } from "./codeowners.js";
import type { Approvals, JudgedWeakening, Side, Weakening } from "./types.js";

/** Asks the owners of each weakening, as the base branch names them. */
export function judged(
  weakenings: readonly Weakening[],
  base: Side,
  approvals: Approvals,
): readonly JudgedWeakening[] {
  const file = CODEOWNERS.find((path) => base.texts.has(path));
  const owners = ownersOf(file === undefined ? "" : (base.texts.get(file) ?? ""));
  const people = new People(base.owners, approvals);
  return weakenings.map((weakening) => {
    const own = owners(weakening.file);
    const approver = people.approverOf(own, weakening.approver);
    const todo = approver === null ? people.todo(own, weakening.approver) : "";
    return { ...weakening, owners: own, approved_by: approver, todo };
  });
}

/** Who has approved, and for whom they may speak. */
class People {
  private readonly approvers: readonly string[];
  private readonly requesters: ReadonlySet<string>;

  constructor(
    private readonly teams: Side["owners"],
    private readonly approvals: Approvals,
  ) {
    this.requesters = new Set(approvals.requesters.map(plain));
    this.approvers = approvals.known
      ? approvals.approvers.filter((login) => !this.requesters.has(plain(login)))
      : [];
  }

  /** The first whose review counts for one of these owners, and for whom an entry names. */
  approverOf(owners: readonly string[], named: string | undefined): string | null {
    const asked = named === undefined ? owners : owners.filter((owner) => isNamed(owner, named));
    if (named !== undefined && this.requesters.has(plain(named))) return null;
    const speaks = (login: string) =>
      asked.some((owner) => this.membersOf(owner).has(plain(login)));
    return this.approvers.find(speaks) ?? null;
  }

  /** What has to be done so that somebody has approved. */
  todo(owners: readonly string[], named: string | undefined): string {
    if (owners.length === 0)
      return "CODEOWNERS of the base branch names nobody for this file; name its owners there first.";
    const asked = named === undefined ? owners : owners.filter((owner) => isNamed(owner, named));
    if (named !== undefined && this.requesters.has(plain(named)))
      return `${named} asks for it, and can not approve it as well; name an owner in approved_by.`;
    if (asked.length === 0)
      return `approved_by names ${named === "" ? "nobody" : named}, who does not own this file; name one of ${owners.join(", ")}.`;
    if (!asked.some((owner) => this.membersOf(owner).size > 0))
      return `policies/owners.yaml of the base branch lists nobody in ${asked.join(", ")}; list the members there first.`;
    const ask = `Have one of ${asked.join(", ")} approve the last commit, then run the job again`;
    return this.approvals.known
      ? `${ask}.`
      : `${ask}; who has approved is not known: ${this.approvals.reason}.`;
  }

  /** Logins that an owner stands for: a team's members, or the one person. */
  private membersOf(owner: string): ReadonlySet<string> {
    const name = owner.replace(/^@/, "");
    const [team, isTeam] = [name.split("/")[1] ?? "", name.includes("/")];
    if (!isTeam) return new Set([plain(name)]);
    return new Set((Object.hasOwn(this.teams, team) ? this.teams[team] : [])?.map(plain));
  }
}

/** Whether what an entry writes in approved_by is this owner: a team by its name, a person by the login. */
function isNamed(owner: string, named: string): boolean {
  const own = plain(owner);
  return own === plain(named) || own.split("/")[1] === plain(named);
}

/** However a login is written, it is the same person. */
function plain(login: string): string {
  return login.normalize("NFKC").trim().toLowerCase().replace(/^@/, "");
}
