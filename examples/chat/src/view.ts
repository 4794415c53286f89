import type { Failure } from "./describe-failure.ts";

export const settings = find("settings", HTMLFormElement);
export const composer = find("composer", HTMLFormElement);
export const message = find("message", HTMLTextAreaElement);
export const stop = find("stop", HTMLButtonElement);
export const prompts = find("prompts", HTMLElement);

const log = find("log", HTMLElement);
const send = find("send", HTMLButtonElement);
const status = find("status", HTMLElement);

/** Fills a list of choices. */
export function setOptions(name: string, options: string[]): void {
  const select = settings.elements.namedItem(name) as HTMLSelectElement;
  select.replaceChildren(...options.map((option) => new Option(option)));
}

/** The answer in the making: what is added is shown at once. */
export interface Bubble {
  add(piece: string): void;
  note(text: string): void;
  fail(failure: Failure, retry: () => void): void;
}

export function addQuestion(text: string): void {
  document.getElementById("welcome")?.remove();
  addArticle("You", "user").append(createElement("p", "text", text));
  scrollToEnd();
}

export function addAnswer(speaker: string): Bubble {
  const article = addArticle(speaker, "assistant");
  const text = createElement("p", "text", "");
  article.append(text);
  scrollToEnd();
  return {
    add(piece) {
      const isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
      text.append(piece);
      if (isAtEnd) scrollToEnd();
    },
    note(words) {
      article.append(createElement("p", "note", words));
      scrollToEnd();
    },
    fail(failure, retry) {
      article.append(createFailure(failure, retry));
      scrollToEnd();
    },
  };
}

/** While an answer comes, Stop stands where Send stood; a screen reader waits for the whole. */
export function setBusy(isBusy: boolean, words: string): void {
  const hadFocus = document.activeElement === stop;
  log.setAttribute("aria-busy", String(isBusy));
  send.hidden = isBusy;
  stop.hidden = !isBusy;
  status.textContent = words;
  if (hadFocus && !isBusy) message.focus();
}

function addArticle(speaker: string, role: string): HTMLElement {
  const article = createElement("article", role, "");
  article.append(createElement("h2", "", speaker));
  log.append(article);
  return article;
}

function createFailure({ title, advice, detail }: Failure, retry: () => void): HTMLElement {
  const box = createElement("div", "failure", "");
  box.setAttribute("role", "alert");
  const details = createElement("details", "", "");
  details.append(
    createElement("summary", "", "What the SDK said"),
    createElement("code", "", detail),
  );
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Try again";
  button.addEventListener("click", () => {
    button.remove();
    message.focus();
    retry();
  });
  box.append(createElement("strong", "", title), createElement("p", "", advice), details, button);
  return box;
}

function scrollToEnd(): void {
  log.scrollTop = log.scrollHeight;
}

function createElement(name: string, className: string, text: string): HTMLElement {
  const element = document.createElement(name);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
}

function find<T extends HTMLElement>(id: string, type: new () => T): T {
  const element = document.getElementById(id);
  if (!(element instanceof type)) throw new Error(`There is no #${id}`);
  return element;
}
