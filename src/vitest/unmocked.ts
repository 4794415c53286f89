import { LLMHandlerError } from "../guard.ts";
import { readBody } from "../request.ts";
import { LOOPBACK } from "../routes.ts";
import { toRefusal } from "../unanswered.ts";

/** Formats that many hosts speak: OpenAI's, Anthropic's. */
const PATHS = /\/(?:chat\/completions|completions|responses|embeddings|messages)$/;

/** Gemini's and Bedrock's, whose paths belong to nobody else. */
const OWN_PATHS = /:(?:streamG|g)enerateContent$|\/model\/[^/]+\/(?:converse|invoke)(?:-\w+)*$/;

/** Refuses a call to an LLM whose host nobody mocks, so that it neither costs nor passes unseen. */
export async function refuseUnmocked(
  request: Request,
  report: (error: LLMHandlerError) => void,
): Promise<Response | undefined> {
  if (request.method !== "POST" || !(await isLLMCall(request))) return undefined;
  const { origin } = new URL(request.url);
  const reason = `none of the providers is at ${origin}. Mount it with setupLLM({ handlers: openaiCompatible({ name, baseURL }).handlers }) or the provider's own with({ baseURL }).handlers, or let it pass with http.all("${origin}/*", () => passthrough()).`;
  const error = new LLMHandlerError(request, new Error(reason));
  report(error);
  return toRefusal(error.message);
}

/** Path and body must both say so: a wrong refusal is worse than a missed one. */
async function isLLMCall(request: Request): Promise<boolean> {
  const { origin, pathname } = new URL(request.url);
  if (LOOPBACK.test(origin)) return false;
  if (OWN_PATHS.test(pathname)) return true;
  if (!PATHS.test(pathname) || request.bodyUsed) return false;
  const { json } = await readBody(request, { keep: true });
  const { model, messages, input, prompt } = (json ?? {}) as Record<string, unknown>;
  return typeof model === "string" && (messages ?? input ?? prompt) !== undefined;
}
