import type { CodecContext, EndpointCodec } from "../../codec.ts";
import { type LLMError, llmError } from "../../errors.ts";
import { encodeOpenAIError } from "../openai-error.ts";
import { advance, type StoredBatch, storedBatches } from "./advance.ts";
import { type BatchesCall, decode } from "./decode.ts";
import { encodeBatch, encodeCreated, encodeList } from "./encode.ts";
import { validate } from "./validate.ts";
import type { Batch, BatchStatus, OpenAIBatchesOptions } from "./wire.ts";

export type { Batch, OpenAIBatchesOptions } from "./wire.ts";

type Codec = EndpointCodec<BatchesCall, Partial<Batch>>;

/**
 * Makes a batch of the requests in a file; a reply is some of its fields, such as the state that it begins in.
 *
 * Each time it is retrieved it is one state further: validating, in progress, finalizing, completed. Its requests are
 * answered as they would be alone, by the overrides of the test too.
 *
 * @see https://platform.openai.com/docs/api-reference/batch
 *
 * @example
 * server.use(llm.openai.chat("Hi"), llm.openai.batches.retrieve({ status: "expired" }));
 */
export function openaiBatches(options: OpenAIBatchesOptions = {}): Codec {
  return {
    ...toBase(options),
    validate: (call) => validate(call, options),
    reply: () => ({}),
    encode: (partial, call, context) => encodeCreated(partial, call, { ...context, options }),
  };
}

/** One batch, a state further each time. */
export function retrieveBatch(options: OpenAIBatchesOptions = {}): Codec {
  return createEndpoint(options, async (stored, call, context) => {
    await advance(stored, call, { ...context, options });
    return stored.batch;
  });
}

/** Until it is finalized, a batch can be cancelled. */
export function cancelBatch(options: OpenAIBatchesOptions = {}): Codec {
  return createEndpoint(options, (stored, _, { now }) => {
    const { batch } = stored;
    if (FINAL.has(batch.status)) {
      const message = `Cannot cancel a batch with status '${batch.status}'.`;
      return llmError("bad-request", { message, status: 409 });
    }
    if (batch.status === "cancelled" || batch.status === "cancelling") return batch;
    const cancelling_at = Math.floor(now / 1000);
    stored.batch = { ...batch, status: "cancelling", cancelling_at };
    return stored.batch;
  });
}

/** All batches, the newest first; to look at them here moves none of them on. */
export function listBatches(
  options: OpenAIBatchesOptions = {},
): EndpointCodec<BatchesCall, readonly Partial<Batch>[]> {
  return {
    ...toBase(options),
    reply: (_, { store }) => [...storedBatches(store).values()].map(({ batch }) => batch),
    encode: (batches, call, context) => encodeList(batches, call, { ...context, options }),
  };
}

const FINAL: ReadonlySet<BatchStatus> = new Set(["completed", "failed", "expired"]);

function toBase({ errorShape = encodeOpenAIError }: OpenAIBatchesOptions) {
  return {
    kind: "endpoint",
    decode,
    validate: () => undefined,
    encodeError: (error: LLMError) => errorShape(error),
  } as const;
}

function createEndpoint(
  options: OpenAIBatchesOptions,
  answer: (
    stored: StoredBatch,
    call: BatchesCall,
    context: CodecContext,
  ) => Batch | LLMError | Promise<Batch>,
): Codec {
  return {
    ...toBase(options),
    reply(call, context) {
      const stored = storedBatches(context.store).get(call.id);
      if (stored) return answer(stored, call, context);
      return llmError("not-found", { message: `No batch found with id '${call.id}'.` });
    },
    encode: (partial, call, context) => encodeBatch(partial, call, { ...context, options }),
  };
}
