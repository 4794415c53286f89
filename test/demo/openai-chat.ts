import { createStream, errors, llm, sequence, toolCall } from "msw-llm";
import type { SetupServer } from "msw/node";
import OpenAI from "openai";
import { joinDeltas, show } from "./show.ts";

const tools = [
  {
    type: "function" as const,
    function: {
      name: "get_weather",
      parameters: { type: "object", properties: { city: { type: "string" } } },
    },
  },
];

export async function showOpenAIChat(server: SetupServer): Promise<void> {
  const client = new OpenAI({ apiKey: "any" });
  const params = {
    model: "gpt-5.4",
    messages: [{ role: "user" as const, content: "Say something" }],
  };
  const ask = async (): Promise<OpenAI.ChatCompletion> => client.chat.completions.create(params);
  const askText = async (): Promise<string> => (await ask()).choices[0]?.message.content ?? "";
  async function* streamText(): AsyncGenerator<string> {
    const stream = await client.chat.completions.create({ ...params, stream: true });
    for await (const chunk of stream) {
      const text = chunk.choices[0]?.delta.content;
      if (text) yield text;
    }
  }

  show("the default reply", await askText());
  show("the same, streamed", await joinDeltas(streamText()));

  server.use(llm.openai.chat("LiteLLM is awesome"));
  show('chat("LiteLLM is awesome")', await askText());

  server.use(llm.openai.chat((call) => `You said: ${call.lastUserText}`));
  show("a reply made from the request", await askText());

  server.use(llm.openai.chat(toolCall("get_weather", { city: "Oslo" })));
  const { choices } = await client.chat.completions.create({ ...params, tools });
  const [call] = choices[0]?.message.tool_calls ?? [];
  if (call?.type === "function") {
    show("a tool call", `${call.function.name}(${call.function.arguments})`);
  }

  const retried = llm.openai.chat(sequence(errors.rateLimit(), "Here at last"));
  server.use(retried);
  const text = await askText();
  const statuses = retried.calls.map(({ status }) => status).join(", then ");
  show("a 429 that the SDK retries", `${text} (${statuses})`);

  const held = createStream();
  server.use(llm.openai.chat(held));
  const deltas = streamText();
  held.write("One");
  const first = (await deltas.next()).value as string;
  held.write(" later");
  held.end();
  show("a stream in the test's own hand", `${first} ...${await joinDeltas(deltas)}`);

  server.resetHandlers();
  show("after server.resetHandlers()", await askText());
}
