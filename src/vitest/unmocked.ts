import { LLMHandlerError } from "../guard.ts";
import { Mistake } from "../mistake.ts";
import { readBody } from "../request.ts";
import { LOOPBACK } from "../routes.ts";
import { toRefusal } from "../unanswered.ts";

/** Formats that many hosts speak. */
const OPENAI = /\/(?:chat\/completions|completions|responses|embeddings)$/;
const ANTHROPIC = /\/messages$/;

/** Paths that belong to nobody else. */
const GEMINI = /(?:\/models)?\/[^/]+:(?:streamG|g)enerateContent$/;
const BEDROCK = /\/model\/[^/]+\/(?:converse|invoke)(?:-\w+)*$/;

/** Whose format a path ends in, and what stands before it is the base URL. */
const FORMATS: [provider: string, path: RegExp][] = [
  ["openai", OPENAI],
  ["anthropic", ANTHROPIC],
  ["gemini", GEMINI],
  ["bedrock", BEDROCK],
];

/** Refuses a call to an LLM whose host nobody mocks, so that it neither costs nor passes unseen. */
export async function refuseUnmocked(
  request: Request,
  report: (error: LLMHandlerError) => void,
): Promise<Response | undefined> {
  if (request.method !== "POST" || !(await isLLMCall(request))) return undefined;
  const error = new LLMHandlerError(request, new Mistake(describeUnmocked(request)));
  report(error);
  return toRefusal(error.message);
}

function describeUnmocked({ url }: Request): string {
  const { origin, pathname } = new URL(url);
  const [provider, path] = FORMATS.find(([, path]) => path.test(pathname))!;
  const baseURL = origin + pathname.replace(path, "");
  return `none of the providers is at ${origin}. Mount one: server.use(...llm.${provider}.with({ baseURL: "${baseURL}" }).handlers); or let it pass: server.use(http.all("${origin}/*", () => passthrough())).`;
}

/** Path and body must both say so: a wrong refusal is worse than a missed one. */
async function isLLMCall(request: Request): Promise<boolean> {
  const { origin, pathname } = new URL(request.url);
  if (LOOPBACK.test(origin)) return false;
  if (GEMINI.test(pathname) || BEDROCK.test(pathname)) return true;
  if (!OPENAI.test(pathname) && !ANTHROPIC.test(pathname)) return false;
  if (request.bodyUsed) return false;
  const { json } = await readBody(request, { keep: true });
  const { model, messages, input, prompt } = (json ?? {}) as Record<string, unknown>;
  return typeof model === "string" && (messages ?? input ?? prompt) !== undefined;
}
