import type { EndpointCodec } from "../codec.ts";
import { bytesToBase64 } from "../embedding-model/base64.ts";
import { hash } from "../ids.ts";
import type { LanguageModelCall } from "../language-model/call.ts";
import { cutTokens } from "./cut-tokens.ts";
import { toFields, toMembers } from "./google-fields.ts";
import { toObject, toText } from "./read.ts";
import { type URLCall, vertexEndpoint } from "./vertex.ts";

// What Vertex AI tells of tokens, by a codec that is given.

/** The tokens of each content, in the order of the request; numbers and bytes are written from them. */
export type ComputedTokens = readonly (readonly string[])[];

/** How many tokens Gemini's tokenizer knows. */
const VOCABULARY = 262_144;

const encoder = new TextEncoder();

/** Counts of tokens, with the characters that are paid for: all that are no white space. */
export function vertexCountTokens<C extends URLCall & LanguageModelCall>(
  codec: EndpointCodec<C, number>,
): EndpointCodec<C, number> {
  return {
    ...vertexEndpoint(codec),
    encode: (total, call, context) => ({
      ...toObject(codec.encode(total, call, context)),
      totalBillableCharacters: countCharacters(call),
    }),
  };
}

/**
 * The tokens themselves, about as long as real ones; a token has the same number on every run.
 *
 * @see https://cloud.google.com/vertex-ai/generative-ai/docs/model-reference/compute-tokens
 *
 * @example
 * server.use(llm.vertex.computeTokens([["Hello", ",", " world"]]));
 */
export function vertexComputeTokens<C extends URLCall & LanguageModelCall>(
  codec: EndpointCodec<C, number>,
): EndpointCodec<C, ComputedTokens> {
  const { reply: _, encode: __, ...base } = codec;
  return vertexEndpoint<C, ComputedTokens>({
    ...base,
    reply: (call) => toContents(call).map((content) => cutTokens(toContentText(content))),
    encode(tokens, call) {
      const contents = toContents(call);
      if (tokens.length !== contents.length) {
        throw new Error(
          `the request has ${contents.length} contents and the reply ${tokens.length}. Give a list of tokens for each content.`,
        );
      }
      const tokensInfo = contents.map(({ role }, index) => ({
        ...(role !== undefined && { role }),
        tokenIds: tokens[index]!.map((token) => String(hash(token) % VOCABULARY)),
        tokens: tokens[index]!.map((token) => bytesToBase64(encoder.encode(token))),
      }));
      return { tokensInfo };
    },
  });
}

function toContents({ body }: LanguageModelCall): Record<string, unknown>[] {
  return toMembers(toFields(body)["contents"]).map(toFields);
}

function toContentText({ parts }: Record<string, unknown>): string {
  return toMembers(parts)
    .map((part) => toText(toObject(part)["text"]))
    .join("");
}

function countCharacters({ prompt }: LanguageModelCall): number {
  const texts = prompt.flatMap(({ content }) =>
    typeof content === "string"
      ? [content]
      : content.map((part) => (part.type === "text" ? part.text : "")),
  );
  return texts.join("").replace(/\s/g, "").length;
}
