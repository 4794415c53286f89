/** How frames become the bytes of a stream; made anew for each, for it may count. */
export interface Framing<Frame> {
  readonly contentType: string;
  encode(frame: Frame): string | Uint8Array;
  /** The same frame, broken so that a client cannot parse it. */
  malformed(frame: Frame): string | Uint8Array;
  /** The beginning of a frame, where a connection that ends between two of them would look like an end. */
  truncated?(frame: Frame): Uint8Array;
  /** What follows the last frame. */
  readonly end?: () => string;
}
