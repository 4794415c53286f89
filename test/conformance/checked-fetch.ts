import { createFetch } from "../../src/index.ts";
import { judgeAnswer } from "./judge-answer.ts";

/** `createFetch`, whose every answer in JSON is as its provider's specification says. */
export function createCheckedFetch(...handlers: Parameters<typeof createFetch>): typeof fetch {
  const mockFetch = createFetch(...handlers);
  return async (input, init) => {
    const request = new Request(input, init);
    const { method, url } = request;
    const response = await mockFetch(request);
    const { status, headers } = response;
    const contentType = headers.get("content-type") ?? "";
    const text = await response.clone().text();
    const faults = judgeAnswer(method, url, { status, contentType, text }).flatMap((verdict) =>
      verdict.faults.map((fault) => `${verdict.endpoint}, ${verdict.kind}: ${fault}`),
    );
    if (faults.length === 0) return response;
    throw new Error(
      `The specification says otherwise: ${[...new Set(faults)].join("; ")} in ${text}`,
    );
  };
}
