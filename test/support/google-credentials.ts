import { generateKeyPairSync } from "node:crypto";

/** A service account of no project's, with a key of its own. */
export function createCredentials(): { client_email: string; private_key: string } {
  const { privateKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  return { client_email: "mock@project.iam.gserviceaccount.com", private_key: privateKey };
}
