import type { UploadedFile } from "../../form.ts";
import type { BaseCall } from "../../language-model/call.ts";
import type { JSONObject } from "../read.ts";

/** What was heard, word by word. */
export interface HeardSpeech {
  text: string;
  language: string;
  /** Seconds. */
  duration: number;
  words: { text: string; start: number; end: number }[];
}

export interface XaiSTTCall extends BaseCall {
  fields: JSONObject;
  file: UploadedFile | undefined;
}
