export { decodeStored as decode, type StoredCall as UploadsCall } from "../stored-call.ts";
