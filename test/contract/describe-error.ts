/** What an SDK's error may carry. */
interface Thrown extends Error {
  status?: unknown;
  statusCode?: unknown;
  status_code?: unknown;
  code?: unknown;
  response?: { status?: unknown };
  httpResponse?: { status?: unknown };
  cause?: { code?: unknown };
}

/** What `JSON.parse` says differs by the place, and by the version of Node. */
const PARSED =
  /(?:Expected|Unexpected|Unterminated|Bad)\b.*?(?:in JSON at position \d+(?: \(line \d+ column \d+\))?|JSON input|is not valid JSON)/s;

/** What is a request's own: an address, a number such as a checksum. */
const OWN = /https?:\/\/\S+|\b\d{6,}\b/g;

/** The longest part of a message that is told. */
const LENGTH = 80;

/** An error as the page of errors tells it: the class, the message's telling part, then the status or the code that it carries. */
export function describeError(error: unknown): string {
  const thrown = error as Thrown;
  const { status, statusCode, status_code: ownStatus, code, cause } = thrown;
  const { response, httpResponse } = thrown;
  const statuses = [status, statusCode, ownStatus, response?.status, httpResponse?.status];
  const number = statuses.find(isNumber);
  const word = [code, cause?.code].find((value) => typeof value === "string");
  const carried = [number === undefined ? "" : `status ${number}`, word ?? ""].filter(Boolean);
  const told = `${thrown.constructor.name}: ${toTelling(thrown.message)}`;
  return carried.length === 0 ? told : `${told} (${carried.join(", ")})`;
}

function isNumber(value: unknown): value is number {
  return typeof value === "number";
}

/** The first line, and of a message that is JSON the one within. */
function toTelling(message: string): string {
  const [, inner] = /^[[{].*?"message":\s*("(?:[^"\\]|\\.)*")/s.exec(message) ?? [];
  const text = inner === undefined ? message : (JSON.parse(inner) as string);
  const [line = ""] = text.replace(PARSED, "(JSON.parse)").split(/\r?\n/);
  const plain = line.replaceAll(OWN, "…");
  return plain.length > LENGTH ? `${plain.slice(0, LENGTH)}…` : plain;
}
