import { setupLLM } from "msw-llm/vitest";

/** Listens before the app is imported, and gives each test its own overrides. */
export const server = setupLLM();
