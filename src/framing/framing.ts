/** How frames become the bytes of a stream; made anew for each, for it may count. */
export interface Framing<Frame> {
  readonly contentType: string;
  encode(frame: Frame): string;
  /** The same frame, broken so that a client cannot parse it. */
  malformed(frame: Frame): string;
  /** What follows the last frame. */
  readonly end?: () => string;
}
