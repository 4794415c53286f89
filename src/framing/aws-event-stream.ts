import type * as Library from "@smithy/eventstream-codec";
import type { Framing } from "./framing.ts";

/** One message of AWS's binary event stream. */
export interface AWSEvent {
  /** Texts alone: Bedrock has no others. */
  headers: Readonly<Record<string, string>>;
  /** JSON. */
  payload: string;
}

let library: typeof Library | undefined;

/** To import the library takes longer than all else of the pack, and only a stream of AWS's needs it. */
export function loadAWSEventStream(): Promise<void> | undefined {
  if (library) return undefined;
  return import("@smithy/eventstream-codec").then((loaded) => void (library = loaded));
}

/**
 * AWS's event stream: lengths, headers and payload in binary, with two checksums; once the library is loaded.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/RESTSelectObjectAppendix.html
 */
export function awsEventStream(): Framing<AWSEvent> {
  if (!library) throw new Error(NOT_LOADED);
  const codec = new library.EventStreamCodec(toText, toHeaderBytes);

  const encode = ({ headers, payload }: AWSEvent): Uint8Array =>
    codec.encode({ headers: toHeaders(headers), body: toBytes(payload) });

  return {
    contentType: "application/vnd.amazon.eventstream",
    encode,
    malformed(event = NOTHING) {
      const frame = encode(event);
      // the last bytes are the checksum of all before them
      frame[frame.length - 1]! ^= 0xff;
      return frame;
    },
    truncated(event = NOTHING) {
      const frame = encode(event);
      return frame.subarray(0, frame.length >> 1);
    },
  };
}

const NOT_LOADED =
  "Failed to frame AWS's event stream: its library is not loaded. Await loadAWSEventStream() first, as `load` of a codec does.";

/** What is broken where nothing was sent yet. */
const NOTHING: AWSEvent = { headers: {}, payload: "{}" };

const encoder = new TextEncoder();
const decoder = new TextDecoder();

function toBytes(text: string): Uint8Array {
  return encoder.encode(text);
}

/** The names and values of headers, which are few and come with every frame. */
const known = new Map<string, Uint8Array>();
const KNOWN = 100;

function toHeaderBytes(text: string): Uint8Array {
  let bytes = known.get(text);
  if (bytes) return bytes;
  bytes = toBytes(text);
  if (known.size < KNOWN) known.set(text, bytes);
  return bytes;
}

function toText(bytes: Uint8Array | string): string {
  return typeof bytes === "string" ? bytes : decoder.decode(bytes);
}

function toHeaders(
  headers: AWSEvent["headers"],
): Record<string, { type: "string"; value: string }> {
  const typed: Record<string, { type: "string"; value: string }> = {};
  for (const [name, value] of Object.entries(headers)) typed[name] = { type: "string", value };
  return typed;
}
