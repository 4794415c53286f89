export { decodeGoogleStored as decode } from "../google-stored.ts";
export { decodeUpload } from "../google-uploads.ts";
