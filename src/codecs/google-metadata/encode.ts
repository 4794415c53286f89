import type { ErrorReply } from "../../codec.ts";
import type { LLMError } from "../../errors.ts";
import type { RawBody } from "../../raw-body.ts";
import type { GoogleMetadataCall } from "./decode.ts";
import type { GoogleMetadata } from "./wire.ts";

/** A value is a text, and an answer without the header is no metadata server's. */
export function encode(metadata: Partial<GoogleMetadata>, { key }: GoogleMetadataCall): RawBody {
  const value = findValue({ ...MACHINE, ...metadata }, key);
  return {
    type: "raw-body",
    data: typeof value === "string" ? value : JSON.stringify(value),
    contentType: typeof value === "string" ? "application/text" : "application/json",
    headers: { "metadata-flavor": "Google", server: "Metadata Server for VM" },
  };
}

const MACHINE: GoogleMetadata = {
  email: "mock@mock-project.iam.gserviceaccount.com",
  projectId: "mock-project",
  token: { access_token: "ya29.mock", expires_in: 3599, token_type: "Bearer" },
  universeDomain: "googleapis.com",
};

function findValue(metadata: GoogleMetadata, key: string): unknown {
  switch (key) {
    case "token":
      return metadata.token;
    case "email":
      return metadata.email;
    case "project-id":
      return metadata.projectId;
    case "universe-domain":
      return metadata.universeDomain;
    default:
      return "attributes/\nid\nname\nservice-accounts/\nzone\n";
  }
}

/** The server has no errors but pages: the SDKs look at the status alone. */
export function encodeError(error: LLMError): ErrorReply {
  const status = error.kind === "guard" ? 400 : 404;
  return {
    status: error.status ?? status,
    body: { error: { message: error.message ?? "Not Found", code: error.status ?? status } },
  };
}
