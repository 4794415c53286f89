import type { LLMError } from "../errors.ts";
import type { AWSEvent } from "../framing/aws-event-stream.ts";
import { toExceptionMessage, toExceptionName } from "./bedrock-error.ts";

const JSON_TYPE = "application/json";

/** Each payload is padded, so that its length tells little of what it says. */
const PADDING = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

/** An event by its name: the payload is the event itself, with nothing around it. */
export function toBedrockEvent(type: string, payload: object): AWSEvent {
  return {
    headers: { ":event-type": type, ":content-type": JSON_TYPE, ":message-type": "event" },
    payload: pad(JSON.stringify(payload)),
  };
}

/**
 * What the streams model as an exception of their own.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ConverseStreamOutput.html
 */
const MODELLED = new Set([
  "InternalServerException",
  "ModelStreamErrorException",
  "ServiceUnavailableException",
  "ThrottlingException",
  "ValidationException",
]);

/** An error in a stream that has begun; `alsoModelled` is what this stream models besides. */
export function toBedrockException(error: LLMError, alsoModelled?: string): AWSEvent {
  const name = toExceptionName(error);
  const message = toExceptionMessage(error);
  if (!MODELLED.has(name) && name !== alsoModelled) {
    return {
      headers: { ":error-code": name, ":error-message": message, ":message-type": "error" },
      payload: "",
    };
  }
  const type = name.slice(0, 1).toLowerCase() + name.slice(1);
  return {
    headers: { ":exception-type": type, ":content-type": JSON_TYPE, ":message-type": "exception" },
    payload: JSON.stringify({ message }),
  };
}

function pad(json: string): string {
  const padding = PADDING.slice(0, 2 + ((json.length * 7) % 60));
  return `${json.slice(0, -1)}${json === "{}" ? "" : ","}"p":"${padding}"}`;
}
