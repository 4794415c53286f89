import axe from "axe-core";
import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { longMarkdown, manyScripts } from "../../../fixtures/index.ts";
import { type ChatServer, serveChat } from "./open-chat.ts";

let chat: ChatServer;
let page: Page;
beforeAll(async () => {
  chat = await serveChat();
  ({ page } = chat);
}, 120_000);
afterAll(() => chat.close());

const PROVIDERS = ["OpenAI", "Anthropic", "Gemini"];
const ECHO =
  "You said: “Hello”\n\nThis answer was streamed by a mock, through the provider's own SDK.";

async function choose(choices: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(choices)) {
    await page.getByRole("combobox", { name: label, exact: true }).selectOption(value);
  }
}

async function say(text: string): Promise<void> {
  await page.getByLabel("Your message").fill(text);
  await page.getByRole("button", { name: "Send" }).click();
}

async function waitForStatus(text: string): Promise<void> {
  await page.getByRole("status").filter({ hasText: text }).waitFor();
}

function readAnswer(): Promise<string | null> {
  return page.locator("article.assistant .text").last().textContent();
}

function readNote(): Promise<string | null> {
  return page.locator("article.assistant .note").last().textContent();
}

/** What axe-core holds against the page as it stands, by rule and element. */
async function findViolations(): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(),
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

describe.each(PROVIDERS)("%s", (provider) => {
  test("answers through its SDK, as the fixture says, and remembers the turn", async () => {
    await chat.open();
    await choose({ Provider: provider, Pace: "At once" });
    await say("Hello");
    await waitForStatus("Answer complete");
    expect(await readAnswer()).toBe(ECHO);
    await choose({ Answer: "Long Markdown" });
    await say("And now?");
    await page.getByText("Shall I add tests?").waitFor();
    await waitForStatus("Answer complete");
    expect(await readAnswer()).toBe(longMarkdown);
    expect(await page.locator("article").count()).toBe(4);
    expect(await readNote()).toMatch(/^Answer complete · \S+ · 1 request · 200 · \d+ tokens$/);
  });

  test("streams visibly, and stops where it is told to", async () => {
    await chat.open();
    await choose({ Provider: provider, Answer: "Many scripts", Pace: "Slow" });
    await say("Hello");
    await page.getByText("English: Hello").waitFor();
    const early = (await readAnswer()) ?? "";
    expect(manyScripts.startsWith(early)).toBe(true);
    await page.waitForFunction(
      (length) => document.querySelector("article.assistant .text")!.textContent.length > length,
      early.length,
    );
    await page.getByRole("button", { name: "Stop" }).click();
    await waitForStatus("Stopped");
    const stopped = (await readAnswer()) ?? "";
    expect(stopped.length).toBeLessThan(manyScripts.length / 2);
    expect(await page.getByRole("button", { name: "Send" }).isVisible()).toBe(true);
    expect(await readNote()).toMatch(/^Stopped · /);
  });

  test("an error is told kindly, and can be tried again", async () => {
    await chat.open();
    await choose({ Provider: provider, Error: "Rate limit", Pace: "At once" });
    await say("Hello");
    const alert = page.getByRole("alert");
    await alert.waitFor();
    expect(await alert.textContent()).toMatch(
      /^Too many requestsWait a moment, then try again\.What the SDK said.+Try again$/,
    );
    await choose({ Error: "None" });
    await page.getByRole("button", { name: "Try again" }).click();
    await waitForStatus("Answer complete");
    expect(await readAnswer()).toBe(ECHO);
  });

  test("what arrived before a lost connection stays", async () => {
    await chat.open();
    await choose({ Provider: provider, Answer: "Connection lost half-way" });
    await say("Hello");
    await page.getByText("The connection was lost").waitFor();
    // what the SDK had not read yet is lost with the connection
    expect(await readAnswer()).toMatch(/^The three largest cities /);
  });
});

test("each attempt of an SDK is counted", async () => {
  await chat.open();
  await choose({ Error: "Overloaded" });
  await say("Hello");
  await page.getByText("The provider has a problem").waitFor();
  await waitForStatus("The answer failed");
  expect(await readNote()).toContain("3 requests · 503, 503, 503");
});

test("the pace is what was chosen", async () => {
  await chat.open();
  const measure = async (pace: string): Promise<number> => {
    await choose({ Pace: pace });
    const before = await page.locator("article.assistant").count();
    const started = performance.now();
    await say("Hi");
    await page.locator("article.assistant").nth(before).locator(".note").waitFor();
    return performance.now() - started;
  };
  await measure("At once");
  const atOnce = await measure("At once");
  // some twenty pieces, 250 ms apart
  expect(await measure("Slow")).toBeGreaterThan(Math.max(3000, atOnce * 2));
});

test("the keyboard alone does all of it", async () => {
  await chat.open();
  const focused = (): Promise<string> =>
    page.evaluate(() => document.activeElement!.id || document.activeElement!.textContent);
  expect(await focused()).toBe("message");
  await page.keyboard.type("One");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("two");
  await page.keyboard.press("Enter");
  await waitForStatus("OpenAI is answering");
  await page.keyboard.press("Escape");
  await waitForStatus("Stopped");
  expect(await focused()).toBe("message");
  expect(await page.locator("article.user .text").textContent()).toBe("One\ntwo");
  await page.keyboard.type("Again");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  expect(await focused()).toBe("stop");
  await page.keyboard.press("Enter");
  await waitForStatus("Stopped");
  expect(await focused()).toBe("message");
  await page.keyboard.press("Shift+Tab");
  expect(await focused()).toBe("log");
  for (const name of ["pace", "error", "answer", "provider"]) {
    await page.keyboard.press("Shift+Tab");
    expect(await page.evaluate(() => document.activeElement!.getAttribute("name"))).toBe(name);
  }
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Tab");
  expect(await page.getByRole("combobox", { name: "Provider" }).inputValue()).toBe("Anthropic");
});

describe.each(["light", "dark"] as const)("%s", (colorScheme) => {
  test.each([1280, 375])("has nothing that axe-core refuses, %i pixels wide", async (width) => {
    await chat.open({ colorScheme, width });
    expect(await findViolations()).toEqual([]);
    await choose({ Answer: "Long Markdown", Pace: "At once" });
    await say("Hello");
    await waitForStatus("Answer complete");
    await choose({ Error: "Rate limit" });
    await say("Hello");
    await page.getByRole("alert").waitFor();
    await choose({ Error: "None", Pace: "Slow" });
    await say("Hello");
    await waitForStatus("is answering");
    expect(await findViolations()).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(background).toBe(colorScheme === "light" ? "rgb(246, 245, 242)" : "rgb(22, 23, 26)");
  });
});
