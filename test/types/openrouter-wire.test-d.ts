// What we write is what OpenRouter's own package reads, which has names of its own. Left out are its open enumerations,
// which a text of ours may not stand for, and dates, which are texts on the wire.
import type {
  ChatAssistantMessage$Outbound,
  GenerationResponseData,
  Model,
  ReasoningDetailEncrypted$Outbound,
  ReasoningDetailText$Outbound,
} from "@openrouter/sdk/models";
import type {
  CreateRerankResponseBody,
  GetCreditsData,
  GetCurrentKeyData,
} from "@openrouter/sdk/models/operations";
import { expectTypeOf, test } from "vitest";
import type { ReasoningDetail } from "../../src/codecs/openai-chat/reasoning-details.ts";
import type * as account from "../../src/codecs/openrouter-account/wire.ts";
import type * as generation from "../../src/codecs/openrouter-generation/wire.ts";
import type * as models from "../../src/codecs/openrouter-models/wire.ts";
import type * as rerank from "../../src/codecs/openrouter-rerank/wire.ts";

/** `relevance_score` is `relevanceScore` in the package. */
type ToCamel<Name> = Name extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<ToCamel<Tail> & string>}`
  : Name;

type Renamed<Wire> = Wire extends (infer Member)[]
  ? Renamed<Member>[]
  : Wire extends object
    ? { [Name in keyof Wire as ToCamel<Name>]: Renamed<Wire[Name]> }
    : Wire;

test("credits, and the key", () => {
  expectTypeOf<Renamed<account.Credits>>().toExtend<GetCreditsData>();
  type Otherwise = "allowedDataRegions" | "expiresAt";
  expectTypeOf<Omit<Renamed<account.Key>, Otherwise>>().toExtend<
    Omit<GetCurrentKeyData, Otherwise>
  >();
  expectTypeOf<keyof Renamed<account.Key>>().toEqualTypeOf<keyof GetCurrentKeyData>();
});

test("an order of documents", () => {
  expectTypeOf<Renamed<rerank.RerankResponse>>().toExtend<CreateRerankResponseBody>();
});

test("a model", () => {
  type Enumerated = "architecture" | "supportedParameters";
  expectTypeOf<Omit<Renamed<models.Model>, Enumerated>>().toExtend<Omit<Model, Enumerated>>();
  expectTypeOf<keyof Renamed<models.Model>>().toExtend<keyof Model>();
});

test("a generation", () => {
  type Named = Exclude<KnownKeys<generation.Generation>, "api_type">;
  type Ours = Renamed<Pick<generation.Generation, Named>>;
  expectTypeOf<Ours>().toExtend<Pick<GenerationResponseData, keyof Ours>>();
});

/** Without those that any name may stand for. */
type KnownKeys<Type> = keyof { [Name in keyof Type as string extends Name ? never : Name]: true };

test("a part of reasoning", () => {
  expectTypeOf<Omit<ReasoningDetail, "type" | "data">>().toExtend<
    Omit<ReasoningDetailText$Outbound, "type">
  >();
  expectTypeOf<Pick<Required<ReasoningDetail>, "data" | "format" | "index">>().toExtend<
    Omit<ReasoningDetailEncrypted$Outbound, "type">
  >();
  expectTypeOf<ReasoningDetail["type"]>().toExtend<
    NonNullable<ChatAssistantMessage$Outbound["reasoning_details"]>[number]["type"]
  >();
});
