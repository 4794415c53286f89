import { describe, expect, test } from "vitest";
import { countRecordings, readRecordingsHeld } from "../../scripts/docs/recordings.ts";
import { hasRecordings } from "./recordings.ts";

describe.runIf(hasRecordings)("docs/providers.md", () => {
  test("tells how many recordings there are", () => {
    expect(readRecordingsHeld(), 'The counts are stale. Run "npm run docs".').toEqual(
      countRecordings(),
    );
  });
});
