import type { LLMError } from "../../errors.ts";
import { outOfRange } from "../openai-error.ts";
import { validateRequiredText } from "../openai-parameters.ts";
import { optionalNumber, toObject } from "../read.ts";
import type { CreateVideoCall } from "./wire.ts";

/** How xAI tells it is not recorded: these are OpenAI's words. */
export function validate({ body }: Pick<CreateVideoCall, "body">): LLMError | undefined {
  const request = toObject(body);
  for (const name of ["model", "prompt"]) {
    const error = validateRequiredText(request[name], name);
    if (error) return error;
  }
  const seconds = optionalNumber(request["duration"]);
  if (seconds === undefined || (seconds >= 1 && seconds <= 15)) return undefined;
  return outOfRange("duration", seconds, { kind: "integer", min: 1, max: 15 });
}
