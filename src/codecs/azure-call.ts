import type { ErrorReply, WireRequest } from "../codec.ts";
import type { LLMError } from "../errors.ts";
import type { BaseCall } from "../language-model/call.ts";
import { encodeAzureError } from "./azure-error.ts";
import { toObject } from "./read.ts";

/** Which of Azure's interfaces a request came by: a deployment's own path, the v1 API, or that of all models. */
export type AzureInterface = "deployments" | "v1" | "models";

export interface AzureCall extends BaseCall {
  azure: AzureInterface;
}

interface Base<C extends BaseCall> {
  decode(request: WireRequest): C & AzureCall;
  encodeError(error: LLMError, call?: BaseCall): ErrorReply;
}

/** What all of Azure's endpoints have in common: a path may name the model, and errors are Azure's. */
export function toAzureBase<C extends BaseCall>(codec: {
  decode(request: WireRequest): C;
}): Base<C> {
  return {
    decode(request) {
      const { body } = request;
      const { deployment = "" } = request.params;
      const call = codec.decode({ ...request, body: addModel(body, deployment) });
      return { ...call, body, modelId: call.modelId || deployment, azure: toInterface(request) };
    },
    encodeError: (error, call) => encodeAzureError(error, call?.modelId),
  };
}

/** The call with a body that names its model, as OpenAI's rules want it. */
export function withModel<C extends AzureCall>(call: C): C {
  const { azure, modelId } = call;
  return azure === "deployments" ? { ...call, body: addModel(call.body, modelId) } : call;
}

/** What depends on a model is decided by the deployment's name, where the body has none. */
function addModel(body: unknown, model: string): unknown {
  const { model: own } = toObject(body);
  return own !== undefined || model === "" ? body : { ...toObject(body), model };
}

function toInterface({ params, url }: WireRequest): AzureInterface {
  if ("deployment" in params) return "deployments";
  return /^https?:\/\/[^/]+\/models\//.test(url) ? "models" : "v1";
}
