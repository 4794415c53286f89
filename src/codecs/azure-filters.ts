// What Azure's content filters say of prompts and answers.

const SAFE = { filtered: false, severity: "safe" } as const;
const ABSENT = { filtered: false, detected: false } as const;

/** What was found in a text; nothing is looked for in tool calls, as recorded. */
export type FilterResults = Record<string, object>;

const PASSED_PROMPT: FilterResults = {
  hate: SAFE,
  jailbreak: ABSENT,
  self_harm: SAFE,
  sexual: SAFE,
  violence: SAFE,
};

export const PASSED_TEXT: FilterResults = {
  hate: SAFE,
  protected_material_code: ABSENT,
  protected_material_text: ABSENT,
  self_harm: SAFE,
  sexual: SAFE,
  violence: SAFE,
};

const HATEFUL = { filtered: true, severity: "high" } as const;

/** Of an answer that the filter cut. */
export const BLOCKED_TEXT: FilterResults = { ...PASSED_TEXT, hate: HATEFUL };

/** Of a prompt that got no answer. */
export const BLOCKED_PROMPT: FilterResults = { ...PASSED_PROMPT, hate: HATEFUL };

/** What is said of the prompt, before any answer. */
export const PROMPT_RESULTS = [{ prompt_index: 0, content_filter_results: PASSED_PROMPT }];

/** The same in a response, where both stand in one list once it is there. */
export function toContentFilters(text: string, isBlocked: boolean): object[] {
  const toEntry = (source_type: string, results: FilterResults, end_offset: number): object => ({
    blocked: source_type === "completion" && isBlocked,
    source_type,
    content_filter_raw: [],
    content_filter_results: results,
    content_filter_offsets: { start_offset: 0, end_offset, check_offset: 0 },
  });
  return [
    toEntry("prompt", PASSED_PROMPT, 0),
    toEntry("completion", isBlocked ? BLOCKED_TEXT : PASSED_TEXT, text.length),
  ];
}
