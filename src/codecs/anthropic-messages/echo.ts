import type { LanguageModelResult } from "../../language-model/result.ts";
import { isObject, type JSONObject, toObject, toObjects, toText } from "../read.ts";
import type * as wire from "./wire.ts";

/** How long a container lives after it was used last, as a recording has it. */
const CONTAINER_LIFE = 60 * 60_000;

/** What an answer tells besides its content, because the request asked for it; a stream tells it at its end. */
export function encodeState(
  result: LanguageModelResult,
  body: unknown,
): Pick<wire.Message, "container" | "context_management"> {
  const { container, context_management: context } = toObject(body);
  const isUsed = typeof container === "string" || isObject(container) || runsCode(result);
  return {
    ...(isUsed && { container: encodeContainer(container, result) }),
    // there is nothing to clear in a prompt that a test sends
    ...(isObject(context) && { context_management: { applied_edits: [] } }),
  };
}

/** A comparison that is not finished: what the API answers until it is. */
export function encodeDiagnostics(body: unknown): Pick<wire.Message, "diagnostics"> {
  const { diagnostics } = toObject(body);
  return isObject(diagnostics) ? { diagnostics: { cache_miss_reason: null } } : {};
}

/** @see https://platform.claude.com/docs/en/agents-and-tools/tool-use/code-execution-tool#container-reuse */
function encodeContainer(asked: unknown, { id, timestamp }: LanguageModelResult): wire.Container {
  const given = toText(isObject(asked) ? asked["id"] : asked);
  const skills = toObjects(toObject(asked)["skills"]).map(encodeSkill);
  return {
    id: given === "" ? id.replace(/^(?:msg_)?/, "container_") : given,
    expires_at: new Date(timestamp + CONTAINER_LIFE).toISOString(),
    ...(skills.length > 0 && { skills }),
  };
}

function encodeSkill({ type, skill_id, version }: JSONObject): {
  type: string;
  skill_id: string;
  version: string;
} {
  return {
    type: toText(type),
    skill_id: toText(skill_id),
    version: typeof version === "string" ? version : "latest",
  };
}

function runsCode({ content }: LanguageModelResult): boolean {
  return content.some(
    (part) => part.type === "custom" && part.kind.endsWith("code_execution_tool_result"),
  );
}
