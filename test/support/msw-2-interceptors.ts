// What MSW 2's users have: the interceptors of its own version, also for code of ours that asks Node for them.
import { createRequire, registerHooks } from "node:module";

const requireOfMSW2 = createRequire(import.meta.resolve("msw-2"));

registerHooks({
  resolve(specifier, { parentURL = "" }, nextResolve) {
    const isOurs = specifier.startsWith("@mswjs/") && !parentURL.includes("/node_modules/");
    return nextResolve(isOurs ? requireOfMSW2.resolve(specifier) : specifier);
  },
});
