/** As undici tells of it, so that MSW 2 and 3 look the same. */
export class LostConnection extends TypeError {
  override readonly name = "TypeError";
}

export function lostConnection(): LostConnection {
  const cause = Object.assign(new Error("other side closed"), { code: "UND_ERR_SOCKET" });
  return new LostConnection("terminated", { cause });
}
