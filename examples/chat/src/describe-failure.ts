export interface Failure {
  title: string;
  advice: string;
  /** In the SDK's words. */
  detail: string;
}

const BY_STATUS: Record<number, [title: string, advice: string]> = {
  400: ["The provider did not accept this", "Shorten your message, or begin a new chat."],
  401: ["The key is not valid", "Check the API key of this app."],
  403: ["This key may not do that", "Check the permissions of the API key."],
  413: ["That was too long", "Shorten your message, or begin a new chat."],
  429: ["Too many requests", "Wait a moment, then try again."],
};

const BUSY: [string, string] = ["The provider has a problem", "It is not your fault. Try again."];
const BROKEN: [string, string] = ["The connection was lost", "Check your network, then try again."];

/** An SDK's error, told so that a person knows what to do. */
export function describeFailure(error: unknown): Failure {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const { status, type } = error as { status?: number; type?: string };
  // an error in the middle of a stream has no status of its own
  const isTold = status !== undefined || /overloaded/i.test(`${type} ${message}`);
  const [title, advice] = isTold ? (BY_STATUS[status ?? 0] ?? BUSY) : BROKEN;
  const [, kind = name] = /^class (\w+)/.exec(String((error as object).constructor)) ?? [];
  return { title, advice, detail: `${kind}: ${message}` };
}
