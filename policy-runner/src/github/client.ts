import { type Job, Refused } from "./types.js";

/** How long one request may take, and how long to wait before each further try; milliseconds. */
const TIMEOUT = 10_000;
const WAITS = [250, 1_000, 3_000];

/** Entries of a page: as many as GitHub gives. */
const PAGE = 100;

/** More pages than any pull request has; a server that never ends is given up. */
const MOST_PAGES = 100;

/**
 * Asks GitHub's API; what is lost on the way is asked again.
 * Source: https://docs.github.com/en/rest/using-the-rest-api
 */
export class Client {
  constructor(private readonly job: Job) {}

  /**
   * Every entry of a list of the repository.
   *
   * @throws Refused when GitHub does not give it whole
   */
  async list(path: string): Promise<readonly unknown[]> {
    const all: unknown[] = [];
    for (let page = 1; page <= MOST_PAGES; page++) {
      const entries = await this.again(() =>
        this.ask("GET", `${path}?per_page=${PAGE}&page=${page}`),
      );
      if (!Array.isArray(entries)) throw new Refused("GitHub has not answered with a list");
      all.push(...entries);
      if (entries.length < PAGE) return all;
    }
    throw new Refused("GitHub's list does not end");
  }

  /**
   * Sends something once.
   *
   * @throws Refused when GitHub refuses it, Error when it may or may not have taken it
   */
  async send(method: "POST" | "PATCH", path: string, body: object): Promise<void> {
    await this.ask(method, path, body);
  }

  /**
   * Tries again what went wrong on the way, or on GitHub's side.
   *
   * @throws Refused when it goes wrong each time
   */
  async again<T>(attempt: () => Promise<T>): Promise<T> {
    for (const wait of WAITS) {
      try {
        return await attempt();
      } catch (error) {
        if (error instanceof Refused) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
    try {
      return await attempt();
    } catch (error) {
      throw error instanceof Refused ? error : new Refused((error as Error).message);
    }
  }

  private async ask(method: string, path: string, body?: object): Promise<unknown> {
    const { api, repository, token } = this.job;
    if (token === "") throw new Refused("the job has no token");
    const answer = await fetch(`${api}/repos/${repository}${path}`, {
      method,
      // A token is given to nobody to whom GitHub might send on.
      redirect: "error",
      signal: AbortSignal.timeout(TIMEOUT),
      headers: {
        Accept: "application/vnd.github+json",
        Authorization: `Bearer ${token}`,
        "User-Agent": "policy-runner",
        "X-GitHub-Api-Version": "2022-11-28",
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch(() => {
      throw new Error("GitHub could not be reached");
    });
    const text = await answer.text();
    if (answer.ok) return parsed(text);
    const said = `GitHub has answered ${answer.status}`;
    throw answer.status >= 500 || answer.status === 429 ? new Error(said) : new Refused(said);
  }
}

function parsed(text: string): unknown {
  try {
    return text === "" ? null : JSON.parse(text);
  } catch {
    throw new Error("GitHub has answered with no JSON");
  }
}
