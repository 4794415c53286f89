import { googleToken } from "../src/codecs/google-token/index.ts";
import { defineProvider } from "../src/provider.ts";

/**
 * Request handlers for the token that Google's SDKs ask for before they call Vertex AI.
 *
 * @see https://developers.google.com/identity/protocols/oauth2/service-account
 *
 * @example
 * server.use(llm.googleAuth.token());
 */
export const googleAuth = defineProvider({
  name: "googleAuth",
  baseURL: "https://oauth2.googleapis.com",
  sharedHosts: ["https://oauth2.googleapis.com"],
  operations: { token: ["POST", "/token", googleToken()] },
});
