import { test } from "vitest";
import { check, mistyped, type Row } from "../support/openai-responses-checks.ts";
import { usePack } from "../support/server.ts";

usePack();

const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, "a"]));

const rows: Row[] = [
  {
    name: "metadata that is a text",
    refused: { metadata: "a" },
    error: mistyped("metadata", "a metadata object", "a string"),
    accepted: { metadata: {} },
  },
  {
    name: "metadata of more than 16 keys",
    refused: { metadata: many(17) },
    error: {
      param: "metadata",
      code: "object_above_max_properties",
      message:
        "Invalid 'metadata': too many properties. Expected an object with at most 16 properties, but got an object with 17 properties instead.",
    },
    accepted: { metadata: many(16) },
  },
  {
    name: "metadata with a long key",
    refused: { metadata: { ["k".repeat(65)]: "a" } },
    error: {
      param: `metadata.${"k".repeat(65)}`,
      code: "property_name_above_max_length",
      message:
        "Invalid property name in 'metadata': 'kkk...kkk' is too long. Expected a string with maximum length 64, but got a string with length 65 instead.",
    },
    accepted: { metadata: { ["k".repeat(64)]: "a" } },
  },
  {
    name: "metadata with a number",
    refused: { metadata: { a: 1 } },
    error: mistyped("metadata.a", "a string", "an integer"),
    accepted: { metadata: { a: "1" } },
  },
  {
    name: "metadata with a long text",
    refused: { metadata: { a: "b".repeat(513) } },
    error: {
      param: "metadata.a",
      code: "string_above_max_length",
      message:
        "Invalid 'metadata.a': string too long. Expected a string with maximum length 512, but got a string with length 513 instead.",
    },
    accepted: { metadata: { a: "b".repeat(512) } },
  },
];

test.for(rows)("$name", check);
