import { createGoogleGenerativeAI } from "@ai-sdk/google";
import { FunctionCallingConfigMode } from "@google/genai";
import { generateText } from "ai";
import { describe, expect, test } from "vitest";
import { errors, llm, toolCall } from "../../src/index.ts";
import { ask, create, model, refusal } from "../support/cached-contents.ts";
import { usePack } from "../support/server.ts";
import { ai, offer } from "./gemini-client.ts";

const server = usePack();

function refused(status: number, message: string): object {
  return { status, message: expect.stringContaining(JSON.stringify(message).slice(1, -1)) };
}

const GONE = refused(403, "CachedContent not found (or permission denied)");

describe("cached contents", () => {
  test("are made, read, listed in pages, changed and deleted", async () => {
    const cached = await create({ displayName: "Handbook", ttl: "300s" });
    expect(cached).toMatchObject({
      name: expect.stringMatching(/^cachedContents\/[a-z0-9]{40}$/),
      model: "models/gemini-2.5-flash",
      displayName: "Handbook",
      usageMetadata: { totalTokenCount: expect.any(Number) },
    });
    const lifetime = Date.parse(cached.expireTime!) - Date.parse(cached.createTime!);
    expect(lifetime).toBe(300_000);
    const name = cached.name!;
    expect(await ai.caches.get({ name })).toEqual(cached);
    const other = await create();
    const names: unknown[] = [];
    for await (const item of await ai.caches.list({ config: { pageSize: 1 } }))
      names.push(item.name);
    expect(names).toEqual([other.name, name]);
    const changed = await ai.caches.update({ name, config: { ttl: "600s" } });
    expect(Date.parse(changed.expireTime!) - Date.parse(changed.updateTime!)).toBe(600_000);
    expect(await ai.caches.get({ name })).toEqual(changed);
    await ai.caches.delete({ name });
    expect(await refusal(ai.caches.get({ name }))).toMatchObject(GONE);
  });

  test("live for an hour where nothing is said, or until a time", async () => {
    const cached = await create();
    expect(Date.parse(cached.expireTime!) - Date.parse(cached.createTime!)).toBe(3_600_000);
    const expireTime = "2990-01-01T00:00:00Z";
    expect((await create({ expireTime })).expireTime).toBe(expireTime);
    const { name } = cached;
    const changed = await ai.caches.update({ name: name!, config: { expireTime } });
    expect(changed.expireTime).toBe(expireTime);
  });

  test("are gone once their time is over, by the clock of the settings", async () => {
    let now = Date.parse("2026-01-01T00:00:00Z");
    const gemini = llm.gemini.with({ now: () => now });
    server.use(...gemini.handlers);
    const { name = "" } = await create({ ttl: "60s" });
    now += 59_999;
    expect((await ask(name)).text).toBe("This is a mock request");
    now += 1;
    expect(await refusal(ask(name))).toMatchObject(GONE);
    expect(await refusal(ai.caches.get({ name }))).toMatchObject(GONE);
    expect(await ai.caches.list()).toMatchObject({ page: [] });
    server.use(gemini.generateContent("Hi", { validate: { requests: false } }));
    expect((await ask(name)).usageMetadata).not.toHaveProperty("cachedContentTokenCount");
  });

  test("go with resetHandlers()", async () => {
    const { name = "" } = await create();
    server.resetHandlers();
    expect(await refusal(ask(name))).toMatchObject(GONE);
  });

  test("are what a test says they are", async () => {
    server.use(llm.gemini.cachedContents({ usageMetadata: { totalTokenCount: 9609 } }));
    const { name = "" } = await create();
    expect((await ask(name)).usageMetadata).toMatchObject({
      cachedContentTokenCount: 9609,
      cacheTokensDetails: [{ modality: "TEXT", tokenCount: 9609 }],
    });
    server.use(llm.gemini.cachedContents(errors.rateLimit()));
    expect(await refusal(create())).toMatchObject({ status: 429 });
    server.use(llm.gemini.cachedContents.get({ name: "cachedContents/a", displayName: "A" }));
    expect(await ai.caches.get({ name: "a" })).toMatchObject({ displayName: "A" });
  });
});

describe("a request with a cached content", () => {
  test("goes on from what is cached", async () => {
    const { name = "", usageMetadata } = await create({
      systemInstruction: "Be brief.",
      tools: offer("get_weather"),
    });
    const mock = llm.gemini.generateContent(toolCall("get_weather", {}));
    server.use(mock);
    const answer = await ask(name);
    expect(answer.functionCalls).toMatchObject([{ name: "get_weather" }]);
    const [call] = mock.calls;
    expect(call).toMatchObject({ system: "Be brief.", lastUserText: "Who reviews?" });
    expect(call!.tools).toMatchObject([{ name: "get_weather" }]);
    expect(JSON.stringify(call!.prompt)).toContain("green build");
    const { promptTokenCount, cachedContentTokenCount } = answer.usageMetadata!;
    expect(cachedContentTokenCount).toBe(usageMetadata!.totalTokenCount);
    expect(promptTokenCount).toBeGreaterThan(cachedContentTokenCount!);
  });

  test("calls the tools that its cache says, or its own choice where nothing is checked", async () => {
    const toolConfig = { functionCallingConfig: { mode: FunctionCallingConfigMode.ANY } };
    const { name = "" } = await create({ tools: offer("get_weather"), toolConfig });
    expect((await ask(name)).functionCalls).toMatchObject([{ name: "get_weather" }]);
    server.use(...llm.gemini.with({ validate: { requests: false } }).handlers);
    const { name: other = "" } = await create({ tools: offer("get_weather"), toolConfig });
    const none = { functionCallingConfig: { mode: FunctionCallingConfigMode.NONE } };
    expect((await ask(other, { toolConfig: none })).text).toBe("This is a mock request");
  });

  test("has the same usage in a stream", async () => {
    const { name: cachedContent = "", usageMetadata } = await create();
    const config = { cachedContent };
    const params = { model, contents: "Hi", config };
    const usages: unknown[] = [];
    for await (const chunk of await ai.models.generateContentStream(params)) {
      usages.push(chunk.usageMetadata?.cachedContentTokenCount);
    }
    expect(usages.at(-1)).toBe(usageMetadata!.totalTokenCount);
  });

  test("is refused where there is none of that name, and not without a name", async () => {
    expect(await refusal(ask("cachedContents/unknown"))).toMatchObject(GONE);
    expect((await ask("")).text).toBe("This is a mock request");
    server.use(llm.gemini.generateContent("Hi", { validate: { requests: false } }));
    expect((await ask("cachedContents/unknown")).text).toBe("Hi");
  });

  test("is refused for another model than its own", async () => {
    const { name = "" } = await create();
    const other = ai.models.generateContent({
      model: "gemini-2.5-pro",
      contents: "Hi",
      config: { cachedContent: name },
    });
    const message =
      "Model used by GenerateContent request (models/gemini-2.5-pro) and CachedContent (models/gemini-2.5-flash) has to be the same.";
    expect(await refusal(other)).toMatchObject(refused(400, message));
  });

  test("is refused with an instruction or tools of its own", async () => {
    const { name = "" } = await create();
    const message =
      "CachedContent can not be used with GenerateContent request setting system_instruction, tools or tool_config.";
    for (const config of [{ systemInstruction: "Hi" }, { tools: offer("a") }]) {
      expect(await refusal(ask(name, config))).toMatchObject(refused(400, message));
    }
    expect((await ask(name, { temperature: 0 })).text).toBe("This is a mock request");
  });

  test("comes from the AI SDK too", async () => {
    const { name = "" } = await create();
    const google = createGoogleGenerativeAI({ apiKey: "test" });
    const { usage } = await generateText({
      model: google(model),
      prompt: "Hi",
      providerOptions: { google: { cachedContent: name } },
    });
    expect(usage.inputTokenDetails.cacheReadTokens).toBeGreaterThan(1000);
  });
});
