import type { CodecContext, EndpointCodec, ErrorReply } from "../../codec.ts";
import { type LLMError, llmError } from "../../errors.ts";
import { storedFiles } from "../openai-stored-files.ts";
import { toObject, toText } from "../read.ts";
import { TOGETHER } from "../together.ts";
import { decode, type TogetherBatchesCall } from "./decode.ts";
import { encodeBatch, encodeCreated, encodeList } from "./encode.ts";
import { advance, type StoredTogetherBatch, storedTogetherBatches } from "./run.ts";
import { validate } from "./validate.ts";
import type { TogetherBatch } from "./wire.ts";

export type { TogetherBatch } from "./wire.ts";

type Codec = EndpointCodec<TogetherBatchesCall, Partial<TogetherBatch>>;

/**
 * Makes a batch of the requests in a file; a reply is some of its fields.
 *
 * Each time it is retrieved it is one state further: validating, in progress, completed. Its requests are answered as
 * they would be alone, by the overrides of the test too.
 *
 * @see https://docs.together.ai/docs/inference/batch/overview
 *
 * @example
 * server.use(llm.together.chat("Hi"), llm.together.batches.retrieve({ status: "EXPIRED" }));
 */
export function togetherBatches(): Codec {
  return {
    ...BASE,
    status: 201,
    validate,
    reply({ body }, { store }) {
      const id = toText(toObject(body)["input_file_id"]);
      if (storedFiles(store).has(id)) return {};
      return llmError("bad-request", { message: `Input file not found: ${id}` });
    },
    encode: encodeCreated,
  };
}

/** One batch, a state further each time. */
export function togetherBatch(): Codec {
  return createEndpoint(async (stored, call, context) => {
    await advance(stored, call, context);
    return stored.batch;
  });
}

/** Until it is completed, a batch can be cancelled. */
export function cancelTogetherBatch(): Codec {
  return createEndpoint((stored) => {
    const { batch } = stored;
    if (batch.status !== "VALIDATING" && batch.status !== "IN_PROGRESS") {
      const message = `Cannot cancel a batch with status ${batch.status}`;
      return llmError("bad-request", { message });
    }
    stored.batch = { ...batch, status: "CANCELLED" };
    return stored.batch;
  });
}

/** All batches, the newest first; to look at them here moves none of them on. */
export function listTogetherBatches(): EndpointCodec<
  TogetherBatchesCall,
  readonly Partial<TogetherBatch>[]
> {
  return {
    ...BASE,
    reply: (_, { store }) =>
      [...storedTogetherBatches(store).values()].toReversed().map(({ batch }) => batch),
    encode: encodeList,
  };
}

/** An error is a text alone, as nowhere else at Together. */
function encodeError(error: LLMError): ErrorReply {
  const { status, body, headers } = TOGETHER.errorShape(error);
  const { message } = toObject(toObject(body)["error"]);
  return { status, ...(headers && { headers }), body: { error: toText(message) } };
}

const BASE = { kind: "endpoint", decode, validate: () => undefined, encodeError } as const;

function createEndpoint(
  answer: (
    stored: StoredTogetherBatch,
    call: TogetherBatchesCall,
    context: CodecContext,
  ) => TogetherBatch | LLMError | Promise<TogetherBatch>,
): Codec {
  return {
    ...BASE,
    reply(call, context) {
      const stored = storedTogetherBatches(context.store).get(call.id);
      if (stored) return answer(stored, call, context);
      return llmError("not-found", { message: `Batch job not found: ${call.id}` });
    },
    encode: encodeBatch,
  };
}
