// The table counts requests of the endpoints that it measures; here is every one of the index that the pack answers.
import { afterAll, describe, expect, test } from "vitest";
import { createFetch } from "../../src/index.ts";
import { hasRequest, isNotFound, namesStored, PACK, send, toURL } from "./measure/accept.ts";
import { listNamed } from "./reasons.ts";
import { hasRecordings, readIndex, readRecording } from "./recordings.ts";
import { unsupported } from "./unsupported.ts";

const named = listNamed("accepted");

// what was made on the way is nobody's, and other files count theirs
afterAll(() => PACK.forEach((handler) => handler.reset()));

describe.runIf(hasRecordings)("requests that a provider answered", () => {
  test(
    "are answered, but for objects that only the provider has",
    { timeout: 60_000 },
    async () => {
      const fetch = createFetch(...PACK);
      const counts = { answered: 0, stored: 0 };
      const refused: Record<string, string> = {};
      for (const row of readIndex()) {
        if (!row.status.startsWith("2") || `${row.provider} ${row.endpoint}` in unsupported)
          continue;
        const recording = { ...readRecording(row.file), ...row };
        if (!hasRequest(recording)) continue;
        const answer = await send(recording, { url: toURL(recording.url), fetch });
        const isById = namesStored(recording) || row.endpoint.includes("{id}");
        if (answer.status >= 200 && answer.status < 300) counts.answered++;
        else if (isById && isUnknown(answer)) counts.stored++;
        else refused[row.file] = `${answer.status} ${answer.text.slice(0, 200)}`;
      }
      expect(counts.answered).toBeGreaterThan(850);
      expect(counts.stored).toBeLessThan(counts.answered / 10);
      const unnamed = Object.entries(refused).filter(([file]) => !named.includes(file));
      expect(unnamed).toEqual([]);
      expect(named.filter((file) => !(file in refused))).toEqual([]);
    },
  );
});

/** Google says of what is not there that nobody may see it, OpenAI of a file to learn from that it is invalid. */
function isUnknown(answer: { status: number; text: string }): boolean {
  const { status, text } = answer;
  if (status === 400) return text.includes("invalid training_file");
  return isNotFound(answer) || (status === 403 && /not exist|CachedContent not found/.test(text));
}
