import { googleToken } from "../src/codecs/google-token/index.ts";
import { defineProvider } from "../src/provider.ts";

/** Request handlers for the token that Google's SDKs ask for before they call Vertex AI. */
export const googleAuth = defineProvider({
  name: "googleAuth",
  baseURL: "https://oauth2.googleapis.com",
  sharedHosts: ["https://oauth2.googleapis.com"],
  operations: { token: ["POST", "/token", googleToken()] },
});
