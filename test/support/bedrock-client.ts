import {
  BedrockRuntimeClient,
  type BedrockRuntimeClientConfig,
} from "@aws-sdk/client-bedrock-runtime";
import { NodeHttpHandler } from "@smithy/node-http-handler";

/** AWS's client over HTTP/1.1, which MSW sees by itself. */
export function createBedrockClient({
  createHandler = () => new NodeHttpHandler(),
  maxRetries = 0,
}: {
  createHandler?: () => NonNullable<BedrockRuntimeClientConfig["requestHandler"]>;
  maxRetries?: number | undefined;
} = {}): BedrockRuntimeClient {
  return createClient({ requestHandler: createHandler(), maxAttempts: maxRetries + 1 });
}

/** AWS's client as an app builds it: over HTTP/2. */
export function createHTTP2Client(maxRetries = 0): BedrockRuntimeClient {
  return createClient({ maxAttempts: maxRetries + 1 });
}

function createClient(config: BedrockRuntimeClientConfig): BedrockRuntimeClient {
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  return new BedrockRuntimeClient({ region: "us-east-1", credentials, ...config });
}
