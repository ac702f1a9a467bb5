import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** An account of the organization that the server tells of. */
export interface Member {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly unit: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** What the server tells, and how it misbehaves. */
export interface World {
  readonly members: readonly Member[];
  /** Unit → the one that it is in; of those that are not here, the root. */
  readonly units: Readonly<Record<string, string>>;
  /** Target → documents of the policies that are attached to it. */
  readonly policies: Readonly<Record<string, readonly object[]>>;
  /** Answers with this error, so often, or always. */
  readonly fails?: { readonly type: string; readonly status: number; readonly times?: number };
  /** Never answers. */
  readonly hangs?: boolean;
}

/** Speaks the part of AWS Organizations' protocol that is read, on loopback, two entries a page. */
export class OrganizationServer {
  requests = 0;
  private failed = 0;
  private constructor(
    private readonly server: Server,
    readonly address: string,
  ) {}

  static async start(world: World): Promise<OrganizationServer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const own = new OrganizationServer(server, `http://127.0.0.1:${port}`);
    server.on("request", (request, response) => void own.answer(world, request, response));
    return own;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async answer(world: World, request: IncomingMessage, response: ServerResponse) {
    this.requests++;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (world.hangs === true) return;
    const { fails } = world;
    if (fails !== undefined && this.failed < (fails.times ?? Number.POSITIVE_INFINITY)) {
      this.failed++;
      send(response, fails.status, { __type: fails.type, message: "planted-message" });
      return;
    }
    const action = String(request.headers["x-amz-target"]).split(".")[1] ?? "";
    const input = JSON.parse(Buffer.concat(chunks).toString() || "{}") as Record<string, string>;
    send(response, 200, told(world, action, input));
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/x-amz-json-1.1" });
  response.end(JSON.stringify(body));
}

const ROOT = "r-abcd";
const unitId = (name: string) => `ou-abcd-${name.replace(/\W/g, "")}`;

function told(world: World, action: string, input: Record<string, string>): unknown {
  const all = Object.entries(world.policies).flatMap(([target, documents]) =>
    documents.map((document, i) => ({ target, id: `p-${target}-${i}`, document })),
  );
  const idOf = (target: string) =>
    target === "root" || /^\d+$/.test(target) ? target.replace("root", ROOT) : unitId(target);
  const answers: Record<string, () => unknown> = {
    DescribeOrganization: () => ({ Organization: { Id: "o-abcdefghij" } }),
    ListAccounts: () =>
      page(
        "Accounts",
        world.members.map(({ id, name, status }) => ({ Id: id, Name: name, Status: status })),
        input.NextToken,
      ),
    ListParents: () => {
      const member = world.members.find(({ id }) => id === input.ChildId);
      const names = Object.keys(world.units);
      const own =
        member?.unit ?? world.units[names.find((one) => unitId(one) === input.ChildId) ?? ""];
      return own === undefined || own === "root"
        ? { Parents: [{ Id: ROOT, Type: "ROOT" }] }
        : { Parents: [{ Id: unitId(own), Type: "ORGANIZATIONAL_UNIT" }] };
    },
    DescribeOrganizationalUnit: () => ({
      OrganizationalUnit: {
        Name: Object.keys(world.units).find((one) => unitId(one) === input.OrganizationalUnitId),
      },
    }),
    ListTagsForResource: () => {
      const member = world.members.find(({ id }) => id === input.ResourceId);
      const tags = Object.entries(member?.tags ?? {}).map(([Key, Value]) => ({ Key, Value }));
      return page("Tags", tags, input.NextToken);
    },
    ListPoliciesForTarget: () => {
      const own = all.filter(({ target }) => idOf(target) === input.TargetId);
      return page(
        "Policies",
        own.map(({ id }) => ({ Id: id, Name: id })),
        input.NextToken,
      );
    },
    DescribePolicy: () => ({
      Policy: { Content: JSON.stringify(all.find(({ id }) => id === input.PolicyId)?.document) },
    }),
  };
  return answers[action]?.() ?? {};
}

function page(key: string, entries: readonly unknown[], token = "0"): unknown {
  const from = Number(token);
  const next = from + 2 < entries.length ? { NextToken: String(from + 2) } : {};
  return { [key]: entries.slice(from, from + 2), ...next };
}
