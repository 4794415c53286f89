import { expect, test, vi } from "vitest";
import { setupFetchServer } from "../../src/node/index.ts";

// as before 2.14.1
vi.mock("msw/node", () => ({ AsyncHandlersController: undefined }));

test("an MSW that is too old is told", () => {
  expect(() => setupFetchServer()).toThrow("Update msw to 2.14.1 or later");
});
