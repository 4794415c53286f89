import type { LanguageModelCodec, WireRequest } from "../../codec.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import { fromBase64 } from "../bedrock-base64.ts";
import { isObject, parseArguments, toObject, toText } from "../read.ts";

/** The codecs of what is counted: a request to one of the other two operations, in whole. */
export interface CountedCodecs {
  converse: LanguageModelCodec;
  invokeModel: LanguageModelCodec;
}

export interface CountCall extends LanguageModelCall {
  /** Which of the two is counted, and its body. */
  counted: { codec: LanguageModelCodec; call: LanguageModelCall } | undefined;
}

export function decode(request: WireRequest, codecs: CountedCodecs): CountCall {
  const { converse, invokeModel } = toObject(toObject(request.body)["input"]);
  const codec =
    isObject(converse) || invokeModel === undefined ? codecs.converse : codecs.invokeModel;
  const body = isObject(converse) ? converse : toInvokeBody(invokeModel);
  const call = codec.decode({ ...toPlain(request), body });
  const isGiven = isObject(converse) || isObject(invokeModel);
  return { ...call, body: request.body, counted: isGiven ? { codec, call } : undefined };
}

function toInvokeBody(invokeModel: unknown): unknown {
  return parseArguments(fromBase64(toText(toObject(invokeModel)["body"])));
}

/** A request's query is read on demand, and nobody does here. */
function toPlain({ method, url, params, query, headers, malformed }: WireRequest): WireRequest {
  return { method, url, params, query, headers, malformed, body: undefined };
}
