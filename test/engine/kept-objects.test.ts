import { expect, test } from "vitest";
import { keepObject } from "../../src/codecs/openai-object-kind.ts";

test("of a thousand objects the oldest makes room, and for none that is there already", () => {
  const objects = new Map<string, number>();
  for (let index = 0; index < 1000; index++) keepObject(objects, `id_${index}`, index);
  expect(objects.size).toBe(1000);
  keepObject(objects, "id_7", 70);
  expect([objects.size, objects.get("id_0"), objects.get("id_7")]).toEqual([1000, 0, 70]);
  expect(keepObject(objects, "id_1000", 1000)).toBe(1000);
  expect([objects.size, objects.has("id_0"), objects.has("id_1")]).toEqual([1000, false, true]);
});
