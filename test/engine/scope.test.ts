import { expect, test } from "vitest";
import { createScoped, defineScope, isScoped, type Scope } from "../../src/scope.ts";

test("a scope that is taken out leaves the state of everything outside of tests", () => {
  const getState = createScoped(() => ({ calls: 0 }));
  const outside = getState();
  const own: Scope = {};
  const remove = defineScope(() => own);
  expect(getState()).not.toBe(outside);
  remove();
  expect(getState()).toBe(outside);
});

test("one that another has replaced is out already", () => {
  const getState = createScoped(() => ({ calls: 0 }));
  const [first, second]: Scope[] = [{}, {}];
  const removeFirst = defineScope(() => first);
  const removeSecond = defineScope(() => second);
  const state = getState();
  removeFirst();
  expect(getState()).toBe(state);
  removeSecond();
  expect([getState() === state, isScoped()]).toEqual([false, false]);
});
