import {
  InvokeModelCommand,
  InvokeModelWithResponseStreamCommand,
} from "@aws-sdk/client-bedrock-runtime";
import { createBedrockClient } from "./bedrock-client.ts";

const decoder = new TextDecoder();

/** InvokeModel: the model's own body. */
export async function invoke(modelId: string, body: object): Promise<Record<string, unknown>> {
  const command = new InvokeModelCommand({ modelId, body: JSON.stringify(body) });
  const answer = await createBedrockClient().send(command);
  return JSON.parse(decoder.decode(answer.body)) as Record<string, unknown>;
}

/** InvokeModelWithResponseStream: what its chunks hold. */
export async function stream(modelId: string, body: object): Promise<Record<string, unknown>[]> {
  const input = { modelId, body: JSON.stringify(body) };
  const answer = await createBedrockClient().send(new InvokeModelWithResponseStreamCommand(input));
  const chunks: Record<string, unknown>[] = [];
  for await (const { chunk } of answer.body!) {
    chunks.push(JSON.parse(decoder.decode(chunk?.bytes)) as Record<string, unknown>);
  }
  return chunks;
}
