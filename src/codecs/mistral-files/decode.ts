export { decodeStored as decode, type StoredCall as FilesCall } from "../stored-call.ts";
