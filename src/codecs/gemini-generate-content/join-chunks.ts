import { isObject, type JSONObject, toObject, toObjects } from "../read.ts";

/** The chunks of a stream as one answer: parts follow each other, adjacent texts are one, the rest is as it was last. */
export function joinChunks(chunks: unknown[]): JSONObject {
  const joined: JSONObject = {};
  const candidates: JSONObject[] = [];
  for (const { candidates: some, ...rest } of chunks.filter(isObject)) {
    Object.assign(joined, rest);
    for (const [position, candidate] of toObjects(some).entries()) {
      const { index } = candidate;
      const place = typeof index === "number" ? index : position;
      candidates[place] = joinCandidate(candidates[place], candidate);
    }
  }
  return candidates.length === 0 ? joined : { ...joined, candidates: Object.values(candidates) };
}

function joinCandidate(before: JSONObject = {}, { content, ...rest }: JSONObject): JSONObject {
  const parts = toObjects(toObject(before["content"])["parts"]);
  for (const part of toObjects(toObject(content)["parts"])) addPart(parts, part);
  return { ...before, ...rest, content: { parts, role: "model" } };
}

/** An empty text says nothing; a signature begins a part. */
function addPart(parts: JSONObject[], part: JSONObject): void {
  const last = parts.at(-1);
  const { text, thought, thoughtSignature } = part;
  const continues = typeof text === "string" && thoughtSignature === undefined;
  if (continues && text === "") return;
  if (continues && typeof last?.["text"] === "string" && thought === last["thought"]) {
    last["text"] += text;
  } else parts.push({ ...part });
}
