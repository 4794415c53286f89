export { validateUpload as validate } from "../google-uploads.ts";
