import { HttpResponse } from "msw";

export const CHAT_URL = "https://api.openai.com/v1/chat/completions";

/** Which MSW this run has. */
export const isMSW2: boolean = !("from" in Object.getPrototypeOf(HttpResponse));

export interface ChatOptions {
  url?: string;
  model?: string;
  stream?: boolean;
  signal?: AbortSignal;
  headers?: Record<string, string>;
  tools?: string[];
  body?: object;
}

/** A chat request as an SDK would send it, by plain fetch. */
export function post(
  prompt: string,
  { url = CHAT_URL, model = "gpt-5.4", stream = false, signal, headers, ...rest }: ChatOptions = {},
): Promise<Response> {
  const tools = rest.tools?.map((name) => ({ type: "function", function: { name } }));
  return fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({
      model,
      stream,
      messages: [{ role: "user", content: prompt }],
      ...(tools && { tools }),
      ...rest.body,
    }),
    ...(signal && { signal }),
  });
}

interface Completion {
  id: string;
  choices: { message: { content: string | null } }[];
  error?: { message: string; code: string | null };
}

/** What was answered: the text, or the error's message. */
export async function ask(prompt: string, options?: ChatOptions): Promise<string> {
  const { choices, error } = (await (await post(prompt, options)).json()) as Completion;
  return error?.message ?? choices[0]?.message.content ?? "";
}

/** The text deltas of a streamed answer. */
export async function deltas(prompt: string, options?: ChatOptions): Promise<string[]> {
  const response = await post(prompt, { ...options, stream: true });
  return (await response.text())
    .split("\n\n")
    .filter((line) => line.startsWith("data: {"))
    .flatMap((line) => {
      const chunk = JSON.parse(line.slice(6)) as {
        choices?: { delta: { content?: string | null } }[];
      };
      return chunk.choices?.[0]?.delta.content || [];
    });
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
