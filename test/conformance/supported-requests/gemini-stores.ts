import type { SupportedRequest } from "./request.ts";

const STORE = "/v1beta/fileSearchStores/{fileSearchStoresId}";
const MODEL = "/v1beta/models/{modelsId}";

/** The end of a name. */
const toEnd = (name: string): string => name.slice(name.lastIndexOf("/") + 1);

/** Asked once there is a file. */
export const GEMINI_STORES: SupportedRequest[] = [
  {
    operation: "POST /v1beta/fileSearchStores",
    body: () => ({ displayName: "Handbook" }),
    keep: ({ name }) => ({ fileSearchStoresId: toEnd(name) }),
  },
  { operation: "GET /v1beta/fileSearchStores" },
  { operation: `GET ${STORE}` },
  {
    operation: `POST /upload${STORE}:uploadToFileSearchStore`,
    query: "uploadType=media",
    body: () => new File(["Hi"], "a.txt", { type: "text/plain" }),
    keep: ({ name }) => ({ operationsId: toEnd(name) }),
  },
  { operation: `GET ${STORE}/upload/operations/{operationsId}` },
  {
    operation: `POST ${STORE}:importFile`,
    body: ({ filesId }) => ({ fileName: `files/${filesId}` }),
    keep: ({ name }) => ({ operationsId: toEnd(name), documentsId: toEnd(name) }),
  },
  { operation: `GET ${STORE}/operations/{operationsId}` },
  { operation: `GET ${STORE}/documents` },
  { operation: `GET ${STORE}/documents/{documentsId}` },
  { operation: `DELETE ${STORE}/documents/{documentsId}`, query: "force=true" },
  { operation: `DELETE ${STORE}`, query: "force=true" },
];

/** The specification has the look alone: what begins a video is in none. */
export const GEMINI_VIDEOS: SupportedRequest[] = [
  {
    operation: `POST ${MODEL}:predictLongRunning`,
    isUnlisted: true,
    body: () => ({ instances: [{ prompt: "A calm ocean wave at sunset" }] }),
    keep: ({ name }) => ({ operationsId: toEnd(name) }),
  },
  { operation: `GET ${MODEL}/operations/{operationsId}` },
];
