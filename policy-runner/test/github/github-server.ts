import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A comment as GitHub lists it. */
export interface Comment {
  readonly id: number;
  body: string;
  readonly user: { readonly login: string; readonly type: string };
}

/** What the server holds, and how it misbehaves. */
export interface World {
  readonly comments?: Comment[];
  readonly reviews?: readonly object[];
  readonly commits?: readonly object[];
  /** Answers requests of this method with this status, so often, or always. */
  readonly fails?: { readonly method: string; readonly status: number; readonly times?: number };
  /** Takes a comment, and closes the connection before it says so, once. */
  readonly loses?: boolean;
  /** Sends on to another place. */
  readonly moves?: string;
}

/** The bot whose comments those of a job's own token are. */
export const BOT = { login: "github-actions[bot]", type: "Bot" };

/** Speaks the part of GitHub's REST API that is used, on loopback, as many entries a page as asked. */
export class GitHubServer {
  readonly requests: string[] = [];
  readonly comments: Comment[];
  private failed = 0;
  private lost = false;

  private constructor(
    private readonly server: Server,
    readonly address: string,
    private readonly world: World,
  ) {
    this.comments = world.comments ?? [];
  }

  static async start(world: World = {}): Promise<GitHubServer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const own = new GitHubServer(server, `http://127.0.0.1:${port}`, world);
    server.on("request", (request, response) => void own.answer(request, response));
    return own;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "", url = "" } = request;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const asked = new URL(url, this.address);
    this.requests.push(`${method} ${asked.pathname}`);
    const { fails, moves } = this.world;
    const times = fails?.times ?? Number.POSITIVE_INFINITY;
    if (moves !== undefined) {
      response.writeHead(307, { Location: moves }).end();
    } else if (request.headers.authorization !== "Bearer the-token") {
      send(response, 401, { message: "Bad credentials" });
    } else if (fails !== undefined && fails.method === method && this.failed < times) {
      this.failed++;
      send(response, fails.status, { message: "planted-message" });
    } else this.served(asked, method, Buffer.concat(chunks).toString(), response);
  }

  private served(
    { pathname, searchParams }: URL,
    method: string,
    body: string,
    to: ServerResponse,
  ) {
    const page = Number(searchParams.get("page") ?? "1");
    const size = Number(searchParams.get("per_page") ?? "30");
    const list = (all: readonly unknown[]) =>
      send(to, 200, all.slice((page - 1) * size, page * size));
    const { reviews = [], commits = [] } = this.world;
    if (method === "GET" && pathname === "/repos/o/r/issues/7/comments") list(this.comments);
    else if (method === "GET" && pathname === "/repos/o/r/pulls/7/reviews") list(reviews);
    else if (method === "GET" && pathname === "/repos/o/r/pulls/7/commits") list(commits);
    else if (method === "POST" && pathname === "/repos/o/r/issues/7/comments") {
      this.comments.push({ id: this.comments.length + 1, user: BOT, ...JSON.parse(body) });
      this.acknowledge(to, 201);
    } else if (method === "PATCH" && /^\/repos\/o\/r\/issues\/comments\/\d+$/.test(pathname)) {
      const own = this.comments.find(({ id }) => id === Number(pathname.split("/").at(-1)));
      if (own !== undefined) own.body = JSON.parse(body).body;
      this.acknowledge(to, own === undefined ? 404 : 200);
    } else send(to, 404, { message: "Not Found" });
  }

  private acknowledge(to: ServerResponse, status: number): void {
    if (this.world.loses === true && !this.lost) {
      this.lost = true;
      to.destroy();
    } else send(to, status, {});
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
}
