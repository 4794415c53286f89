// What is asked in the benchmarks, and how much of it.

export const TARGET = "https://api.openai.com/v1/chat/completions";

/** One request of a table's row. */
export interface Load {
  name: string;
  body: string;
  stream: boolean;
  /** How many words the answer has, each a chunk of its own. */
  words: number;
  /** How many at once. @default 1 */
  concurrent?: number;
}

const QUESTION = "Tell me about the mock.";

function toBody(content: unknown, more: object = {}): string {
  return JSON.stringify({ model: "gpt-5.4", messages: [{ role: "user", content }], ...more });
}

/** Texts and pictures as large as apps really send. */
function createText(length: number): string {
  const words = Array.from({ length: 1000 }, (_, index) => `word${(index * 7919) % 1000}`).join(
    " ",
  );
  return words.repeat(Math.ceil(length / words.length)).slice(0, length);
}

function createPicture(length: number): object[] {
  const line = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfz8A";
  const data = line.repeat(Math.ceil(length / line.length)).slice(0, length);
  const url = `data:image/png;base64,${data}`;
  return [
    { type: "text", text: QUESTION },
    { type: "image_url", image_url: { url } },
  ];
}

function createTools(count: number): object[] {
  const text = { type: "string", description: "A text of the user's." };
  return Array.from({ length: count }, (_, index) => ({
    type: "function",
    function: {
      name: `tool_${index}`,
      description: `Does what tool ${index} does, and says so in a sentence of its own.`,
      parameters: {
        type: "object",
        properties: {
          city: text,
          unit: { enum: ["celsius", "fahrenheit"] },
          days: { type: "integer" },
        },
        required: ["city"],
      },
    },
  }));
}

export function createLoads(): Load[] {
  const streamed = toBody(QUESTION, { stream: true });
  const plain = toBody(QUESTION);
  return [
    { name: "JSON", body: plain, stream: false, words: 20 },
    { name: "20 chunks", body: streamed, stream: true, words: 20 },
    { name: "2,000 chunks", body: streamed, stream: true, words: 2000 },
    {
      name: "50 tools",
      body: toBody(QUESTION, { tools: createTools(50) }),
      stream: false,
      words: 20,
    },
    { name: "1 MB prompt", body: toBody(createText(1_000_000)), stream: false, words: 20 },
    { name: "10 MB picture", body: toBody(createPicture(10_000_000)), stream: false, words: 20 },
    { name: "50 at once", body: plain, stream: false, words: 20, concurrent: 50 },
  ];
}

export function toReply(words: number): string {
  return Array.from({ length: words }, (_, index) => `word${index}`).join(" ");
}

/** Asks as an app does, and reads the answer to its end. */
export async function send(via: typeof fetch, body: string): Promise<string> {
  const response = await via(TARGET, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: "Bearer test" },
    body,
  });
  return response.text();
}
