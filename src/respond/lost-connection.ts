const lost = new WeakSet<object>();

/** As undici tells of it, so that MSW 2 and 3 look the same. */
export function lostConnection(): TypeError {
  const cause = Object.assign(new Error("other side closed"), { code: "UND_ERR_SOCKET" });
  const error = new TypeError("terminated", { cause });
  lost.add(error);
  return error;
}

/** Whether an error is one of these. */
export function isLostConnection(error: unknown): boolean {
  return typeof error === "object" && error !== null && lost.has(error);
}
