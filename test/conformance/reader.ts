/**
 * What an official SDK understands of an answer's bytes, without ids and times: two answers that mean the same read
 * alike.
 */
export interface Reader {
  /** Of a whole body. */
  body(body: unknown): Promise<unknown>;
  /** Of a stream as it came over the wire, put together by the SDK's own helper. */
  stream(text: string): Promise<unknown>;
}
