// MSW 3 opens a channel as it is imported and asks Node and Bun not to wait for it. Deno's channels have no `unref()`: this
// one is closed, so that what keeps the process alive is ours alone.
globalThis.BroadcastChannel = class extends BroadcastChannel {
  constructor(name) {
    super(name);
    if (!("unref" in this)) this.close();
  }
};
