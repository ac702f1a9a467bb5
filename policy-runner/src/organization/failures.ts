import { CannotJudge } from "../errors.js";

const OFFLINE = "or give --accounts FILE, which accounts export writes";

/** What the service and the SDK say when they can not answer, and what to do. */
const REASONS: readonly (readonly [names: RegExp, sentence: string])[] = [
  [
    /^AccessDenied/,
    `AWS Organizations refuses to tell (access denied): use credentials of the management account or a delegated administrator that may list accounts, parents, tags and policies, ${OFFLINE}.`,
  ],
  [
    /^AWSOrganizationsNotInUse/,
    `The account of these credentials is not a member of an organization: use those of the organization's management account, ${OFFLINE}.`,
  ],
  [
    /^(?:ExpiredToken|RequestExpired|TokenRefreshRequired)/,
    `The AWS credentials have expired: renew them, ${OFFLINE}.`,
  ],
  [
    /^(?:UnrecognizedClient|InvalidClientTokenId|InvalidSignature|SignatureDoesNotMatch|IncompleteSignature|MissingAuthenticationToken)/,
    `AWS does not accept these credentials: correct them, ${OFFLINE}.`,
  ],
  [
    /^(?:CredentialsProviderError|TokenProviderError)/,
    `There are no AWS credentials: set them as for any AWS tool, ${OFFLINE}.`,
  ],
  [
    /^(?:TooManyRequests|Throttl|RequestLimitExceeded)/,
    `AWS Organizations goes on telling us to slow down: wait a minute and run again, ${OFFLINE}.`,
  ],
  [
    /^(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|EPIPE)$/,
    `There is no way to AWS Organizations: check the network, proxy and AWS_ENDPOINT_URL, ${OFFLINE}.`,
  ],
  [/^TimeoutError$|TIMEDOUT$/, `AWS Organizations does not answer in time: try again, ${OFFLINE}.`],
  [
    /^(?:Service(?:Exception|Unavailable)|InternalFailure|InternalServerError)/,
    `AWS Organizations has failed by itself: try again later, ${OFFLINE}.`,
  ],
];

/** What went wrong as one sentence, which quotes nothing of an answer. */
export function explain(error: unknown): Error {
  if (error instanceof CannotJudge) return error;
  const {
    name = "",
    code = "",
    cause,
  } = (error ?? {}) as {
    name?: string;
    code?: string;
    cause?: { code?: string };
  };
  const words = [name, String(code), String(cause?.code ?? "")];
  const known = REASONS.find(([names]) => words.some((word) => names.test(word)));
  if (known !== undefined) return new CannotJudge(known[1]);
  const kind = words.find((word) => /^\w{3,60}$/.test(word)) ?? "unknown";
  return new CannotJudge(`AWS Organizations can not be read (${kind}): try again, ${OFFLINE}.`);
}
