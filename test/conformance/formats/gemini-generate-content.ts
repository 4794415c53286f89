import type { Format } from "../measure/endpoint.ts";

interface Part {
  text?: string;
  thought?: boolean;
  thoughtSignature?: string;
}

interface Candidate {
  index?: number;
  content?: { role?: string; parts?: Part[] };
  finishReason?: string;
}

interface Chunk {
  candidates?: Candidate[];
  [field: string]: unknown;
}

/** How answers of Gemini are read. */
export const generateContent: Format = { toScript, join, ask };

/** What the parts are, an empty text left out; the last chunk ends. */
function toScript(payloads: unknown[]): string[] {
  return (payloads as Chunk[]).flatMap(({ candidates: [candidate] = [] }) => [
    ...(candidate?.content?.parts ?? []).filter(({ text }) => text !== "").map(toKind),
    ...(candidate?.finishReason ? [candidate.finishReason] : []),
  ]);
}

/** The body that the same answer would have been: texts of one kind grow, and of all else the last one counts. */
function join(payloads: unknown[]): unknown {
  const body: Record<string, unknown> = {};
  const candidates: Candidate[] = [];
  for (const { candidates: added = [], ...rest } of payloads as Chunk[]) {
    Object.assign(body, rest);
    for (const { content, ...candidate } of added) {
      const known = (candidates[candidate.index ?? 0] ??= {});
      Object.assign(known, candidate);
      if (!content) continue;
      const parts = known.content?.parts ?? [];
      for (const part of content.parts ?? []) addPart(parts, part);
      known.content = { ...known.content, ...content, parts };
    }
  }
  return { ...(candidates.length > 0 && { candidates }), ...body };
}

/** Thoughts are shown where they are asked for. */
function ask(answer: Record<string, unknown>, isStream: boolean): ReturnType<Format["ask"]> {
  const { modelVersion = "gemini-2.5-flash" } = answer as { modelVersion?: string };
  const method = isStream ? "streamGenerateContent?alt=sse" : "generateContent";
  const contents = [{ role: "user", parts: [{ text: "Hello" }] }];
  return {
    url: `https://generativelanguage.googleapis.com/v1beta/models/${modelVersion}:${method}`,
    body: { contents, generationConfig: { thinkingConfig: { includeThoughts: true } } },
  };
}

function toKind({ thought, ...part }: Part): string {
  const kinds = Object.keys(part).filter((key) => key !== "thoughtSignature");
  return thought === true ? "thought" : kinds.join();
}

/** A signature begins a part; an empty text without one says nothing. */
function addPart(parts: Part[], part: Part): void {
  const last = parts.at(-1);
  const grows = part.text !== undefined && part.thoughtSignature === undefined;
  if (grows && part.text === "") return;
  if (grows && last?.text !== undefined && last.thought === part.thought) {
    parts.splice(-1, 1, { ...last, text: last.text + part.text });
  } else parts.push(part);
}
