export { decodeStored as decode, type StoredCall as TogetherBatchesCall } from "../stored-call.ts";
