export { decodeStored as decode, type StoredCall as JobsCall } from "../stored-call.ts";
