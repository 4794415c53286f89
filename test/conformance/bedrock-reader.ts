import { Readable } from "node:stream";
import {
  BedrockRuntimeClient,
  ConverseCommand,
  type ConverseResponse,
  ConverseStreamCommand,
  InvokeModelWithResponseStreamCommand,
} from "@aws-sdk/client-bedrock-runtime";
import type { WireRequest } from "../../src/codec.ts";
import type { LanguageModelCodec } from "../../src/codec.ts";
import {
  type AWSEvent,
  awsEventStream,
  loadAWSEventStream,
} from "../../src/framing/aws-event-stream.ts";
import type { LanguageModelCall } from "../../src/language-model/call.ts";
import type { DecodedResult, LanguageModelResult } from "../../src/language-model/result.ts";
import { createSplitter } from "../../src/stream/to-parts.ts";
import { collect } from "../support/bedrock-converse-client.ts";
import type { Recording } from "./recordings.ts";

await loadAWSEventStream();

/** Recordings hide the region, and some the whole path. */
export function toURL({ url }: Pick<Recording, "url">): string {
  return url.replace("<AWS_REGION>", "us-east-1");
}

export function toRequest(recording: Recording): WireRequest {
  const url = toURL(recording);
  const [, model = "unknown"] = /\/model\/(.+)\/[^/]+$/.exec(url) ?? [];
  return {
    method: "POST",
    url,
    params: { model: decodeURIComponent(model) },
    query: new URL(url).searchParams,
    headers: new Headers(),
    body: recording.request?.body,
    malformed: false,
  };
}

/** AWS's SDK, given these bytes for an answer. */
function createClient(body: Uint8Array | string, contentType: string): BedrockRuntimeClient {
  const headers = { "content-type": contentType };
  const handle = async () => ({
    response: { statusCode: 200, headers, body: Readable.from([Buffer.from(body)]) },
  });
  return new BedrockRuntimeClient({
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    requestHandler: { handle } as never,
  });
}

const PARAMS = { modelId: "m", messages: [] };

/** What the SDK understands of a body, as JSON has it. */
export async function readBody(body: unknown): Promise<unknown> {
  const client = createClient(JSON.stringify(body), "application/json");
  const { $metadata: _, ...answer } = await client.send(new ConverseCommand(PARAMS));
  return answer;
}

const EVENT_STREAM = "application/vnd.amazon.eventstream";

export async function readStream(bytes: Uint8Array): Promise<ConverseResponse> {
  const client = createClient(bytes, EVENT_STREAM);
  const { stream } = await client.send(new ConverseStreamCommand(PARAMS));
  return collect(stream!);
}

/** What the chunks of a model's own stream hold. */
export async function readChunks(bytes: Uint8Array): Promise<unknown[]> {
  const client = createClient(bytes, EVENT_STREAM);
  const { body } = await client.send(new InvokeModelWithResponseStreamCommand({ modelId: "m" }));
  const chunks: unknown[] = [];
  for await (const { chunk } of body!) {
    chunks.push(JSON.parse(new TextDecoder().decode(chunk?.bytes)));
  }
  return chunks;
}

export function toResult(decoded: DecodedResult): LanguageModelResult {
  return { timestamp: 0, ...decoded };
}

/** The events of an answer that was read back, each text in one delta. */
export function* toEvents(
  codec: Pick<LanguageModelCodec<AWSEvent>, "encodeStream">,
  call: LanguageModelCall,
  decoded: DecodedResult,
): Generator<AWSEvent, void, undefined> {
  const encode = codec.encodeStream(call, {});
  const result = { ...toResult(decoded), content: [] };
  const splitter = createSplitter(result, { chunk: (text) => [text] });
  const { content: _, finishReason: __, ...metadata } = result;
  yield* encode({ type: "response-metadata", ...metadata });
  for (const piece of decoded.content) {
    for (const part of splitter.split(piece)) yield* encode(part);
  }
  for (const part of splitter.close()) yield* encode(part);
  yield* encode({ type: "finish", result });
}

export function toBytes(events: Iterable<AWSEvent>): Uint8Array {
  const framing = awsEventStream();
  return Buffer.concat(Array.from(events, (event) => framing.encode(event) as Uint8Array));
}
