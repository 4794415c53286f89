import {
  BedrockRuntimeClient,
  type BedrockRuntimeClientConfig,
} from "@aws-sdk/client-bedrock-runtime";
import { NodeHttpHandler } from "@smithy/node-http-handler";

/** AWS's client over HTTP/1.1: HTTP/2, its default, is seen by no interceptor. */
export function createBedrockClient({
  createHandler = () => new NodeHttpHandler(),
  maxRetries = 0,
}: {
  createHandler?: () => NonNullable<BedrockRuntimeClientConfig["requestHandler"]>;
  maxRetries?: number | undefined;
} = {}): BedrockRuntimeClient {
  return new BedrockRuntimeClient({
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    requestHandler: createHandler(),
    maxAttempts: maxRetries + 1,
  });
}
