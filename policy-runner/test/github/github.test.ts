import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { commentOf } from "../../src/github/comment.js";
import type { Approvals } from "../../src/review/types.js";
import { run, type Said } from "../commands/support.js";
import { makeFolder, removeFolder } from "../support/folders.js";
import { BOT, type Comment, GitHubServer, type World } from "./github-server.js";

const HEAD = "a".repeat(40);
const MARK = "<!-- policy-runner comment: policy -->";
const EVENT = {
  pull_request: { number: 7, user: { login: "rita" }, head: { sha: HEAD }, commits: 2 },
};

describe("in a job of GitHub Actions", function () {
  this.timeout(30_000);
  let dir: string;
  let server: GitHubServer;

  before(() => {
    dir = makeFolder({
      "event.json": JSON.stringify(EVENT),
      "push.json": "{}",
      "many.json": JSON.stringify({ pull_request: { ...EVENT.pull_request, commits: 251 } }),
      "one.md": "## one\n",
      "two.md": "## two\n",
    });
  });
  afterEach(() => server?.stop());
  after(() => removeFolder(dir));

  async function inJob(
    world: World,
    words: readonly string[],
    env: NodeJS.ProcessEnv = {},
  ): Promise<Said> {
    server?.stop();
    server = await GitHubServer.start(world);
    return run(words, {
      env: {
        GITHUB_API_URL: server.address,
        GITHUB_REPOSITORY: "o/r",
        GITHUB_EVENT_PATH: join(dir, "event.json"),
        GITHUB_TOKEN: "the-token",
        ...env,
      },
    });
  }

  describe("comment", () => {
    const words = () => ["comment", "--body", join(dir, "one.md"), join(dir, "two.md")];
    const other = (id: number, body: string, user: Comment["user"]): Comment => ({
      id,
      body,
      user,
    });

    it("writes a comment where there is none", async () => {
      const said = await inJob({}, words());
      expect(said).to.deep.equal({
        exit: 0,
        stdout: "The comment on #7 is created.\n",
        stderr: "",
      });
      expect(server.comments.map(({ body }) => body)).to.deep.equal([
        `${MARK}\n## one\n\n\n## two\n`,
      ]);
    });

    it("writes its own anew, on whatever page it stands, and nobody else's", async () => {
      const person = { login: "eve", type: "User" };
      const comments = [
        other(1, `${MARK}\nby somebody`, person),
        other(2, `${MARK}\nby somebody who calls themselves so`, { ...BOT, type: "User" }),
        other(3, `quoted: ${MARK}`, BOT),
        other(4, "<!-- policy-runner comment: other -->", BOT),
        ...Array.from({ length: 150 }, (_, i) => other(i + 5, "talk", person)),
        other(155, `${MARK}\nold`, BOT),
      ];
      const before = structuredClone(comments.slice(0, -1));
      const said = await inJob({ comments }, words());
      expect(said.stdout).to.equal("The comment on #7 is updated.\n");
      expect(server.comments.slice(0, -1)).to.deep.equal(before);
      expect(server.comments.at(-1)?.body).to.equal(`${MARK}\n## one\n\n\n## two\n`);
    });

    it("passes where it may not write, and says so in one notice", async () => {
      const refusals: readonly (readonly [world: World, env: NodeJS.ProcessEnv, says: RegExp])[] = [
        [{}, { GITHUB_TOKEN: "wrong" }, /GitHub has answered 401/],
        [{}, { GITHUB_TOKEN: "" }, /the job has no token/],
        [{ fails: { method: "POST", status: 403 } }, {}, /GitHub has answered 403/],
        [{ fails: { method: "GET", status: 404 } }, {}, /GitHub has answered 404/],
      ];
      for (const [world, env, says] of refusals) {
        const { exit, stdout, stderr } = await inJob(world, words(), env);
        expect({ exit, stderr }).to.deep.equal({ exit: 0, stderr: "" });
        expect(stdout).to.match(
          /^::notice title=policy-runner::The comment is not written, as [^\n]+\n$/,
        );
        expect(stdout).to.match(says).and.not.contain("planted-message");
        expect(server.comments).to.deep.equal([]);
        server.stop();
      }
    });

    it("asks again after a fault of GitHub's, and writes no comment twice", async () => {
      for (const method of ["GET", "POST"]) {
        const said = await inJob({ fails: { method, status: 502, times: 2 } }, words());
        expect(said.stdout).to.equal("The comment on #7 is created.\n");
        expect(server.comments).to.have.length(1);
        server.stop();
      }
      const said = await inJob({ loses: true }, words());
      expect(said.stdout).to.equal("The comment on #7 is updated.\n");
      expect(server.comments).to.have.length(1);
    });

    it("gives up where GitHub does not come back, or is not there, and hands its token to nobody else", async () => {
      const down = await inJob({ fails: { method: "GET", status: 503 } }, words());
      expect(down).to.include({ exit: 0 });
      expect(down.stdout).to.contain("as GitHub has answered 503;");
      expect(server.requests).to.have.length(4);
      server.stop();
      const elsewhere = await GitHubServer.start();
      try {
        const moved = await inJob({ moves: `${elsewhere.address}/x` }, words());
        expect(moved.stdout).to.contain("as GitHub could not be reached;");
        expect(elsewhere.requests).to.deep.equal([]);
      } finally {
        elsewhere.stop();
      }
    });

    it("is refused outside of a job of a pull request", async () => {
      const refusals: readonly (readonly [env: NodeJS.ProcessEnv, says: RegExp])[] = [
        [{ GITHUB_REPOSITORY: "" }, /GITHUB_REPOSITORY is not like owner\/name/],
        [{ GITHUB_REPOSITORY: "o/r/../x" }, /GITHUB_REPOSITORY is not like/],
        [{ GITHUB_API_URL: "http://example.com" }, /GITHUB_API_URL is not like https/],
        [{ GITHUB_EVENT_PATH: "" }, /GITHUB_EVENT_PATH is not like/],
        [{ GITHUB_EVENT_PATH: join(dir, "none") }, /can not be read \(ENOENT\)/],
        [{ GITHUB_EVENT_PATH: join(dir, "one.md") }, /is no JSON/],
        [{ GITHUB_EVENT_PATH: join(dir, "push.json") }, /is about no pull request/],
      ];
      for (const [env, says] of refusals) {
        const { exit, stderr } = await inJob({}, words(), env);
        expect(stderr)
          .to.match(says)
          .and.match(/^[^\n]+\n$/);
        expect(exit).to.equal(2);
        server.stop();
      }
      expect((await inJob({}, ["comment", "--body", "none.md"])).exit).to.equal(2);
    });

    it("gives each report its share of the room", () => {
      const long = (name: string) => `${`${name} ä\n`.repeat(20_000)}`;
      const text = commentOf("policy", ["## short\n", long("one"), long("two")]);
      expect(Buffer.byteLength(text)).to.be.within(60_000, 65_536);
      expect(text)
        .to.contain("## short\n")
        .and.match(/one ä\n\n+\*\*The rest is in the full report/);
      const lines = (name: string) =>
        text.split("\n").filter((line) => line === `${name} ä`).length;
      expect(Math.abs(lines("one") - lines("two"))).to.be.below(50);
      expect(() => commentOf("--> x", [])).to.throw(/--marker is no name/);
    });
  });

  describe("approvals", () => {
    const user = (login: string, type = "User") => ({ login, type });
    const review = (login: string, state: string, commit = HEAD, type = "User") => ({
      user: user(login, type),
      state,
      commit_id: commit,
    });

    async function approvals(world: World, env: NodeJS.ProcessEnv = {}): Promise<Approvals> {
      const path = join(dir, "approvals.json");
      const { exit, stderr } = await inJob(world, ["approvals", "--output", path], env);
      expect({ exit, stderr }).to.deep.equal({ exit: 0, stderr: "" });
      const { schema: _, ...found } = JSON.parse(readFileSync(path, "utf8"));
      return found as Approvals;
    }

    it("are the last words on the last commit, by people", async () => {
      const found = await approvals({
        commits: [{ author: user("carl"), committer: user("web-flow") }, { author: null }],
        reviews: [
          review("anna", "APPROVED"),
          review("bert", "APPROVED", "b".repeat(40)),
          review("cleo", "APPROVED"),
          review("cleo", "CHANGES_REQUESTED"),
          review("dora", "DISMISSED"),
          review("emil", "CHANGES_REQUESTED"),
          review("emil", "APPROVED"),
          review("emil", "COMMENTED"),
          review("a-bot", "APPROVED", HEAD, "Bot"),
          { user: null, state: "APPROVED", commit_id: HEAD },
        ],
      });
      expect(found).to.deep.equal({
        known: true,
        reason: "",
        requesters: ["carl", "rita", "web-flow"],
        approvers: ["anna", "emil"],
      });
    });

    it("are read to the last page", async () => {
      const reviews = [
        ...Array.from({ length: 200 }, () => review("anna", "COMMENTED")),
        review("anna", "APPROVED"),
      ];
      expect((await approvals({ reviews })).approvers).to.deep.equal(["anna"]);
    });

    it("are not known where GitHub does not tell all of it", async () => {
      const reviews = [review("anna", "APPROVED")];
      const none = { known: false, requesters: ["rita"], approvers: [] };
      expect(await approvals({ reviews }, { GITHUB_TOKEN: "" })).to.deep.equal({
        ...none,
        reason: "the job has no token",
      });
      const env = { GITHUB_EVENT_PATH: join(dir, "many.json") };
      expect(await approvals({ reviews }, env)).to.deep.include(none);
      const fails = { method: "GET", status: 403 };
      expect(await approvals({ reviews, fails })).to.deep.include(none);
    });
  });
});
