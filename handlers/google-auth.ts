import { googleMetadata } from "../src/codecs/google-metadata/index.ts";
import { googleToken } from "../src/codecs/google-token/index.ts";
import { defineProvider } from "../src/provider.ts";

/** The machine's own server, by its address and its names. */
const MACHINE = ["169.254.169.254", "metadata.google.internal", "metadata.google.internal."].map(
  (host) => `http://${host}`,
);

/**
 * Request handlers for what Google's SDKs ask before they call Vertex AI: a token, and without credentials the machine.
 *
 * @see https://developers.google.com/identity/protocols/oauth2/service-account
 *
 * @example
 * server.use(llm.googleAuth.token());
 */
export const googleAuth = defineProvider({
  name: "googleAuth",
  baseURL: ["https://oauth2.googleapis.com", ...MACHINE],
  sharedHosts: ["https://oauth2.googleapis.com", ...MACHINE],
  operations: {
    token: ["POST", "/token", googleToken()],
    metadata: [
      "GET",
      [
        "instance",
        "instance/service-accounts/{account}/email",
        "instance/service-accounts/{account}/token",
        "project/project-id",
        "universe/universe-domain",
      ].map((key) => `/computeMetadata/v1/${key}`),
      googleMetadata(),
    ],
  },
});
