import { expect, test } from "vitest";

test("a RegExp is held against the text in its place, and against nothing else", () => {
  expect({ message: "Hello" }).toMatchObject({ message: /^Hel/ });
  expect({ message: "Hello" }).not.toMatchObject({ message: /^Bye/ });
  expect({ message: 7 }).not.toMatchObject({ message: /7/ });
  expect({ user: /a/ }).toEqual({ user: /a/ });
  expect({ user: /a/ }).not.toEqual({ user: /b/ });
});
