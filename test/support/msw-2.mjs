// `node --import` this, and whoever imports `msw` gets MSW 2.
import { registerHooks } from "node:module";

registerHooks({
  resolve(specifier, context, nextResolve) {
    return nextResolve(specifier.replace(/^msw(?=\/|$)/, "msw-2"), context);
  },
});
