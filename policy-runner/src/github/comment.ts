import { CannotJudge } from "../errors.js";
import type { Client } from "./client.js";

/** Bytes of a comment. Source: GitHub's answer to more, "body is too long (maximum is 65536 characters)". */
const MOST = 65_000;

/** Whose comments those of a job's own token are. */
const SELF = "github-actions[bot]";

const CUT = "\n\n**The rest is in the full report.**\n";

/**
 * One comment of several reports, each with its share of the room where not all of them fit.
 *
 * @param marker by which a later run finds the comment again
 * @throws CannotJudge when the marker is none that could be found again
 */
export function commentOf(marker: string, texts: readonly string[]): string {
  if (!/^[a-z][a-z0-9-]{0,63}$/.test(marker)) {
    throw new CannotJudge("--marker is no name; write it in small letters, digits and hyphens.");
  }
  const head = `${markOf(marker)}\n`;
  let room = MOST - head.length;
  const parts = texts.map((text, place) => {
    const part = cut(text, Math.floor(room / (texts.length - place)));
    room -= Buffer.byteLength(part) + 2;
    return part;
  });
  return `${head}${parts.join("\n\n")}`;
}

function markOf(marker: string): string {
  return `<!-- policy-runner comment: ${marker} -->`;
}

/** Whole lines, as many as fit. */
function cut(text: string, room: number): string {
  if (Buffer.byteLength(text) <= room) return text;
  let left = room - Buffer.byteLength(CUT);
  const lines: string[] = [];
  for (const line of text.split("\n")) {
    left -= Buffer.byteLength(line) + 1;
    if (left < 0) break;
    lines.push(line);
  }
  return `${lines.join("\n")}${CUT}`;
}

/**
 * Writes a comment on a pull request, or writes it anew where an earlier run has left one. Somebody
 * else's is never touched, whatever it begins with.
 *
 * @throws Refused when GitHub does not take it
 */
export async function writeComment(
  client: Client,
  number: number,
  marker: string,
  body: string,
): Promise<"created" | "updated"> {
  // As a whole: what was sent and not answered is found, and not written twice.
  return client.again(async () => {
    const comments = (await client.list(`/issues/${number}/comments`)) as readonly Comment[];
    const isOwn = ({ user, body: text }: Comment) =>
      user?.login === SELF && user.type === "Bot" && text?.startsWith(markOf(marker)) === true;
    const own = comments.find(isOwn);
    if (own === undefined) {
      await client.send("POST", `/issues/${number}/comments`, { body });
      return "created";
    }
    await client.send("PATCH", `/issues/comments/${own.id}`, { body });
    return "updated";
  });
}

interface Comment {
  readonly id: number;
  readonly body?: string;
  readonly user?: { readonly login?: string; readonly type?: string } | null;
}
