import { expect, test } from "vitest";
import { errors, llm } from "../../src/index.ts";
import { invoke } from "../support/bedrock-invoke.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
const PROFILE = "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc";

test("Titan's vectors", async () => {
  const v1 = await invoke("amazon.titan-embed-text-v1", { inputText: "Hello" });
  expect(v1).toEqual({ embedding: expect.any(Array), inputTextTokenCount: 1 });
  expect(v1["embedding"]).toHaveLength(1536);
  const body = { inputText: "Hello", dimensions: 256, embeddingTypes: ["float", "binary"] };
  const v2 = await invoke("amazon.titan-embed-text-v2:0", body);
  expect(v2["embedding"]).toHaveLength(256);
  const { float, binary } = v2["embeddingsByType"] as Record<string, number[]>;
  expect(float).toEqual(v2["embedding"]);
  expect(binary).toEqual(float?.map((value) => (value > 0 ? 1 : 0)));
});

test("Cohere's vectors", async () => {
  const body = { texts: ["Hello", "Bye"], input_type: "search_document" };
  server.use(llm.bedrock.embed([[0.5, -0.5, 1, 0, 0, 0, 0, 1], [1]]));
  expect(await invoke("cohere.embed-english-v3", body)).toMatchObject({
    embeddings: [[0.5, -0.5, 1, 0, 0, 0, 0, 1], [1]],
    response_type: "embeddings_floats",
    texts: ["Hello", "Bye"],
  });
  const types = ["int8", "uint8", "binary", "ubinary"];
  expect(
    await invoke("cohere.embed-english-v3", { ...body, embedding_types: types }),
  ).toMatchObject({
    embeddings: {
      int8: [[64, -63, 127, 0, 0, 0, 0, 127], [127]],
      uint8: [[192, 65, 255, 128, 128, 128, 128, 255], [255]],
      binary: [[0b10100001 - 128], [1 - 128]],
      ubinary: [[0b10100001], [1]],
    },
    response_type: "embeddings_by_type",
  });
  const v4 = await invoke("us.cohere.embed-v4:0", body).catch((error: Error) => error);
  expect(v4).toMatchObject({ embeddings: { float: expect.any(Array) } });
});

test("Nova's vectors", async () => {
  const singleEmbeddingParams = {
    embeddingPurpose: "GENERIC_INDEX",
    embeddingDimension: 256,
    text: { truncationMode: "END", value: "Hello" },
  };
  const body = { taskType: "SINGLE_EMBEDDING", singleEmbeddingParams };
  const { embeddings } = await invoke("amazon.nova-2-multimodal-embeddings-v1:0", body);
  expect(embeddings).toEqual([{ embeddingType: "TEXT", embedding: expect.any(Array) }]);
});

test("a profile of one's own is told by the body", async () => {
  expect(await invoke(PROFILE, { inputText: "Hello", normalize: true })).toHaveProperty(
    "embedding",
  );
  const chat = { anthropic_version: "bedrock-2023-05-31", max_tokens: 9 };
  const body = { ...chat, messages: [{ role: "user", content: "Hello" }] };
  expect(await invoke(PROFILE, body)).toMatchObject({ type: "message" });
  server.use(llm.bedrock.embed([[1]]));
  expect(await invoke(PROFILE, { inputText: "Hello" })).toMatchObject({ embedding: [1] });
});

test("an answer of text is none to who asks for vectors", async () => {
  server.use(llm("Hi"));
  expect(await invoke("amazon.titan-embed-text-v1", { inputText: "Hello" })).toHaveProperty(
    "embedding",
  );
  await expect(invoke(PROFILE, { inputText: "Hello" })).rejects.toThrow(
    /the reply is no list of vectors/,
  );
});

const NOVA = { taskType: "SINGLE_EMBEDDING", singleEmbeddingParams: { text: { value: "Hi" } } };

test.for<[key: string, modelId: string, refused: object, ...accepted: object[]]>([
  ["inputText", "amazon.titan-embed-image-v1", {}, { inputText: "Hi" }, { inputImage: "AA==" }],
  [
    "texts",
    "cohere.embed-v4:0",
    { input_type: "image" },
    { input_type: "image", texts: ["Hi"] },
    { input_type: "image", images: ["data:image/png;base64,AA=="] },
    { input_type: "image", inputs: [{ content: [{ type: "text", text: "Hi" }] }] },
  ],
  [
    "input_type",
    "cohere.embed-english-v3",
    { texts: ["Hi"] },
    { texts: ["Hi"], input_type: "search_query" },
  ],
  ["taskType", "amazon.nova-2-multimodal-embeddings-v1:0", { ...NOVA, taskType: undefined }, NOVA],
  [
    "singleEmbeddingParams",
    "amazon.nova-2-multimodal-embeddings-v1:0",
    { taskType: "SINGLE_EMBEDDING" },
    NOVA,
    {
      taskType: "SEGMENTED_EMBEDDING",
      segmentedEmbeddingParams: NOVA.singleEmbeddingParams,
    },
  ],
])("a body that lacks %s is refused by %s", async ([key, modelId, refused, ...accepted]) => {
  await expect(invoke(modelId, refused)).rejects.toMatchObject({
    name: "ValidationException",
    message: `Malformed input request: #: required key [${key}] not found, please reformat your input and try again.`,
  });
  for (const body of accepted) expect(await invoke(modelId, body)).toMatchObject({});
});

test("mistakes in vectors, and errors", async () => {
  server.use(llm.bedrock.embed([[1], [2]]));
  await expect(invoke("amazon.titan-embed-text-v1", { inputText: "Hi" })).rejects.toThrow(
    /the request has 1 inputs to embed, and the reply 2 vectors/,
  );
  server.use(llm.bedrock.embed(errors.rateLimit()));
  await expect(invoke("amazon.titan-embed-text-v1", { inputText: "Hi" })).rejects.toMatchObject({
    name: "ThrottlingException",
  });
});
