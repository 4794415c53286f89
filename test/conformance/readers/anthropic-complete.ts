import Anthropic from "anthropic-sdk-0";
import type { Reader } from "../reader.ts";

const PARAMS = { model: "", prompt: "", max_tokens_to_sample: 1 };

/** What Anthropic's package, of the time when it had them, understands of a text completion. */
export const reader: Reader = {
  async body(body) {
    return toMeaning(await answering(JSON.stringify(body), "application/json").create(PARAMS));
  },
  async stream(text) {
    const completions = answering(text, "text/event-stream");
    const pieces: Anthropic.Completion[] = [];
    for await (const piece of await completions.create({ ...PARAMS, stream: true })) {
      pieces.push(piece);
    }
    const completion = pieces.map((piece) => piece.completion).join("");
    return toMeaning({ ...pieces.at(-1)!, completion });
  },
};

function answering(text: string, contentType: string): Anthropic["completions"] {
  const headers = { "content-type": contentType };
  const fetch = (): Promise<Response> => Promise.resolve(new Response(text, { headers }));
  return new Anthropic({ apiKey: "test", fetch }).completions;
}

/** The ids aside. */
function toMeaning(completion: Anthropic.Completion): object {
  return { ...completion, id: undefined, log_id: undefined };
}
