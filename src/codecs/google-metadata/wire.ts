/**
 * What Google Cloud's machines tell of themselves, as far as Google's SDKs ask.
 *
 * @see https://cloud.google.com/compute/docs/metadata/predefined-metadata-keys
 */
export interface GoogleMetadata {
  email: string;
  projectId: string;
  token: { access_token: string; expires_in: number; token_type: "Bearer" };
  universeDomain: string;
}
