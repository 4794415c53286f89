export { decodeStored as decode, type StoredCall as BatchesCall } from "../stored-call.ts";
