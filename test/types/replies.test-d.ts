import { expectTypeOf, test } from "vitest";
import { type Fixtures, fromFixtures } from "../../fixtures/index.ts";
import {
  type CallRecord,
  errors,
  llm,
  type Reply,
  sequence,
  text,
  toolCall,
} from "../../src/index.ts";

test("calls are typed", () => {
  expectTypeOf(llm.openai.chat("x").calls).toEqualTypeOf<CallRecord[]>();
  expectTypeOf(llm.openai.chat).parameter(0).toEqualTypeOf<Reply | undefined>();
});

test("everything of the grammar is a reply", () => {
  llm.openai.chat(["Hi", text("there"), toolCall("a"), errors.overloaded()]);
  llm.openai.chat({ content: "Hi", usage: { inputTokens: 10, outputTokens: 5 } });
  llm.openai.chat(sequence(errors.rateLimit(), "Hi").repeat());
  llm.openai.chat((call) => call.lastUserText);
  llm.openai.chat(async function* ({ prompt }) {
    yield String(prompt.length);
  });
  llm.openai.chat(new Response());
});

test("a sequence answers any endpoint, errors among its steps", () => {
  llm.openai.embeddings(sequence(errors.rateLimit(), [[0.1]]));
  llm.openai.embeddings(sequence(errors.rateLimit(), errors.overloaded()));
  llm.openai.embeddings(sequence([[0.1]], ({ values }) => values.map(() => [1])));
  llm.anthropic.countTokens(sequence(errors.rateLimit(), 2));
  llm.openai.moderations(sequence({ flagged: true }, errors.rateLimit()));
  llm.openai.chat(sequence("Hi", (call) => call.lastUserText, errors.rateLimit()));
  const steps = sequence("Hi", errors.rateLimit());
  llm.openai.chat(steps);
  llm(steps.repeat());
});

test("what is none is refused", () => {
  // @ts-expect-error no such endpoint
  void llm.openai.chats;
  // @ts-expect-error a status belongs to errors.custom()
  llm.openai.chat({ content: "Hi", status: 200 });
  // @ts-expect-error a number is no reply
  llm.openai.chat(42);
  // @ts-expect-error no such condition
  llm.openai.chat("Hi", { when: { users: "x" } });
  // @ts-expect-error no such setting
  llm.openai.with({ baseUrl: "https://gateway.example" });
});

test("a fixture is a reply, and a sequence is known as one", () => {
  const fixtures = fromFixtures({ hello: "Hello", loop: { sequence: ["one"], after: "repeat" } });
  llm.openai.chat(fixtures.hello);
  llm(fixtures.loop);
  expectTypeOf(fixtures.loop.remaining).toEqualTypeOf<number>();
  // @ts-expect-error there is none of that name
  llm.openai.chat(fixtures.helo);
  // @ts-expect-error a key that is unknown
  expectTypeOf({ call: { toolCal: "get_weather" } }).toExtend<Fixtures>();
});
