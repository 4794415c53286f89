import type { LLMHandler } from "msw-llm";
import { describeFailure } from "./describe-failure.ts";
import { answerWith, ANSWERS, type Choice, ERRORS, PACES, startMock } from "./mock.ts";
import { PROVIDERS, type Turn } from "./providers.ts";
import * as view from "./view.ts";

const turns: Turn[] = [];
let running: AbortController | undefined;

view.setOptions("provider", Object.keys(PROVIDERS));
view.setOptions("answer", Object.keys(ANSWERS));
view.setOptions("error", Object.keys(ERRORS));
view.setOptions("pace", Object.keys(PACES));

view.composer.addEventListener("submit", (event) => {
  event.preventDefault();
  const text = view.message.value.trim();
  if (running || !text) return;
  view.message.value = "";
  void say(text);
});
view.message.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  view.composer.requestSubmit();
});
view.prompts.addEventListener("click", ({ target }) => {
  if (!(target instanceof HTMLButtonElement) || running) return;
  view.message.focus();
  void say(target.textContent);
});
view.stop.addEventListener("click", () => running?.abort());
document.addEventListener("keydown", ({ key }) => {
  if (key === "Escape") running?.abort();
});

await startMock();
document.body.dataset["ready"] = "";
view.message.focus();

async function say(text: string): Promise<void> {
  view.addQuestion(text);
  await answer(text);
}

async function answer(question: string): Promise<void> {
  const { provider, ...choice } = readSettings();
  const ask = PROVIDERS[provider];
  if (!ask) throw new Error(`There is no provider ${provider}`);
  const mock = answerWith(choice);
  const bubble = view.addAnswer(provider);
  const controller = new AbortController();
  running = controller;
  view.setBusy(true, `${provider} is answering`);
  const sent: Turn[] = [...turns, { role: "user", text: question }];
  let text = "";
  let outcome = "Answer complete";
  try {
    for await (const piece of ask(sent, controller.signal)) {
      text += piece;
      bubble.add(piece);
    }
  } catch (error) {
    if (!controller.signal.aborted) {
      outcome = "The answer failed";
      bubble.fail(describeFailure(error), () => void answer(question));
    }
  }
  // some SDKs end the loop on an abort, others throw
  if (controller.signal.aborted) outcome = "Stopped";
  else if (outcome === "Answer complete") turns.push(...sent.slice(-1), toTurn(text));
  if (outcome === "Answer complete" && !text) bubble.note("The model declined, without a word.");
  bubble.note(describeCalls(mock, outcome));
  running = undefined;
  view.setBusy(false, outcome);
}

function readSettings(): Choice & { provider: string } {
  const data = new FormData(view.settings);
  const read = (name: string): string => data.get(name) as string;
  return {
    provider: read("provider"),
    answer: read("answer"),
    error: read("error"),
    pace: read("pace"),
  };
}

function toTurn(text: string): Turn {
  return { role: "assistant", text: text || "(declined)" };
}

/** What the mock saw: each attempt of the SDK is a call of its own. */
function describeCalls({ calls }: LLMHandler, outcome: string): string {
  const attempts = calls.length === 1 ? "1 request" : `${calls.length} requests`;
  const last = calls.at(-1);
  const statuses = calls.map(({ status }) => status ?? "no answer").join(", ");
  const tokens = last?.usage ? ` · ${last.usage.outputTokens.total} tokens` : "";
  return `${outcome} · ${last?.modelId ?? "no model"} · ${attempts} · ${statuses}${tokens}`;
}
