import type { OrganizationsClient } from "@aws-sdk/client-organizations";
import { explain } from "./failures.js";
import type { Account, ControlPolicy, Snapshot } from "./types.js";

/** How long one request may take, and how often it is tried. */
const TIMES = { connectionTimeout: 3_000, requestTimeout: 5_000, maxAttempts: 5 };

/** Units lie in units five deep at most. */
const DEEPEST = 8;

/**
 * Reads accounts from AWS Organizations, with what they are under.
 *
 * Requests go one after another: the service allows few a second, and backs off those who ask faster.
 *
 * @param wanted ids of the accounts; what is no member is left out
 * @throws CannotJudge when the organization can not be read
 */
export async function readOrganization(wanted: readonly string[], now: string): Promise<Snapshot> {
  // Loaded only when Organizations is asked.
  const sdk = await import("./sdk.js");
  const { connectionTimeout, requestTimeout, maxAttempts } = TIMES;
  const client = new sdk.OrganizationsClient({
    // Organizations has one endpoint in each partition.
    region: "us-east-1",
    maxAttempts,
    requestHandler: { connectionTimeout, requestTimeout, throwOnRequestTimeout: true },
  });
  try {
    return await new Reading(client, sdk).run(wanted, now);
  } catch (error) {
    throw explain(error);
  } finally {
    client.destroy();
  }
}

type Sdk = typeof import("./sdk.js");

class Reading {
  private readonly units = new Map<string, string>();
  private readonly attached = new Map<string, readonly ControlPolicy[]>();
  private readonly contents = new Map<string, string>();

  constructor(
    private readonly client: OrganizationsClient,
    private readonly sdk: Sdk,
  ) {}

  async run(wanted: readonly string[], now: string): Promise<Snapshot> {
    const { Organization } = await this.client.send(new this.sdk.DescribeOrganizationCommand({}));
    const accounts: Account[] = [];
    for await (const page of this.sdk.paginateListAccounts({ client: this.client }, {})) {
      for (const { Id = "", Name = "", Status = "" } of page.Accounts ?? []) {
        if (!wanted.includes(Id)) continue;
        accounts.push({ id: Id, name: Name, status: Status, ...(await this.around(Id)) });
      }
    }
    const organization = Organization?.Id ?? "";
    return { schema: "policy-runner/accounts/1", taken: now, organization, accounts };
  }

  private async around(id: string): Promise<Pick<Account, "tags" | "units" | "policies">> {
    const chain = await this.chainOf(id);
    const policies: ControlPolicy[] = [];
    for (const target of [id, ...chain]) policies.push(...(await this.policiesOf(target)));
    const units: string[] = [];
    for (const unit of chain.filter((one) => one.startsWith("ou-")))
      units.unshift(await this.nameOf(unit));
    return { tags: await this.tagsOf(id), units, policies };
  }

  /** Units above an account, and the root, from below. */
  private async chainOf(id: string): Promise<readonly string[]> {
    const chain: string[] = [];
    for (let at = id; chain.length < DEEPEST; ) {
      const { Parents } = await this.client.send(new this.sdk.ListParentsCommand({ ChildId: at }));
      const { Id, Type } = Parents?.[0] ?? {};
      if (Id === undefined) break;
      chain.push(Id);
      if (Type === "ROOT") break;
      at = Id;
    }
    return chain;
  }

  private async nameOf(unit: string): Promise<string> {
    const known = this.units.get(unit);
    if (known !== undefined) return known;
    const command = new this.sdk.DescribeOrganizationalUnitCommand({ OrganizationalUnitId: unit });
    const { OrganizationalUnit } = await this.client.send(command);
    const name = OrganizationalUnit?.Name ?? "";
    this.units.set(unit, name);
    return name;
  }

  private async tagsOf(id: string): Promise<Record<string, string>> {
    const tags: Record<string, string> = {};
    const pages = this.sdk.paginateListTagsForResource({ client: this.client }, { ResourceId: id });
    for await (const { Tags } of pages) {
      for (const { Key = "", Value = "" } of Tags ?? []) tags[Key] = Value;
    }
    return tags;
  }

  private async policiesOf(target: string): Promise<readonly ControlPolicy[]> {
    const known = this.attached.get(target);
    if (known !== undefined) return known;
    const found: ControlPolicy[] = [];
    const input = { TargetId: target, Filter: "SERVICE_CONTROL_POLICY" } as const;
    for await (const page of this.sdk.paginateListPoliciesForTarget(
      { client: this.client },
      input,
    )) {
      for (const { Id = "", Name = "" } of page.Policies ?? []) {
        found.push({ id: Id, name: Name, content: await this.contentOf(Id), attached_to: target });
      }
    }
    this.attached.set(target, found);
    return found;
  }

  private async contentOf(id: string): Promise<string> {
    const known = this.contents.get(id);
    if (known !== undefined) return known;
    const { Policy } = await this.client.send(new this.sdk.DescribePolicyCommand({ PolicyId: id }));
    const content = Policy?.Content ?? "{}";
    this.contents.set(id, content);
    return content;
  }
}
