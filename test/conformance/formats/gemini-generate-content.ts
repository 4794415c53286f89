import type { StreamFormat } from "../measure/endpoint.ts";

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

/** How streams of Gemini are read in the conformance suite. */
export const geminiStreams: StreamFormat = { toScript, join };

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

function toKind({ thought, ...part }: Part): string {
  const kinds = Object.keys(part).filter((key) => key !== "thoughtSignature");
  return thought === true ? "thought" : kinds.join();
}

/** A signature ends a text. */
function addPart(parts: Part[], part: Part): void {
  const last = parts.at(-1);
  const grows =
    part.text !== undefined &&
    last?.text !== undefined &&
    last.thought === part.thought &&
    last.thoughtSignature === undefined;
  if (grows) parts.splice(-1, 1, { ...last, ...part, text: last.text! + part.text! });
  else parts.push(part);
}
