import { type SupportedRequest, toForm } from "./request.ts";

const VIDEO = "/v1/videos/{video_id}";
const CHARACTERS = "/v1/videos/characters";
const SECRETS = "client_secrets";

const prompt = "A calm ocean wave at sunset";
const film = (): File => new File(["a film"], "a.mp4", { type: "video/mp4" });

/** Each look is a state further, until it is done. */
const retrieve: SupportedRequest = { operation: `GET ${VIDEO}` };

export const OPENAI_VIDEOS: SupportedRequest[] = [
  {
    operation: "POST /v1/videos",
    body: () => ({ prompt }),
    keep: ({ id }) => ({ video_id: id }),
  },
  retrieve,
  retrieve,
  { operation: "GET /v1/videos" },
  { operation: `GET ${VIDEO}/content` },
  { operation: `POST ${VIDEO}/remix`, body: () => ({ prompt }) },
  { operation: "POST /v1/videos/edits", body: ({ video_id: id }) => ({ prompt, video: { id } }) },
  {
    operation: "POST /v1/videos/extensions",
    body: ({ video_id: id }) => ({ prompt, seconds: "4", video: { id } }),
  },
  {
    operation: `POST ${CHARACTERS}`,
    body: () => toForm({ name: "Ada", video: film() }),
    keep: ({ id }) => ({ character_id: id }),
  },
  { operation: `GET ${CHARACTERS}/{character_id}` },
  { operation: `DELETE ${VIDEO}` },
];

export const OPENAI_REALTIME: SupportedRequest[] = [
  { operation: `POST /v1/realtime/${SECRETS}`, body: () => ({}) },
  {
    operation: `POST /v1/realtime/translations/${SECRETS}`,
    body: () => ({
      session: { model: "gpt-realtime-translate", audio: { output: { language: "es" } } },
    }),
  },
  { operation: "POST /v1/realtime/sessions", body: () => ({}) },
  { operation: "POST /v1/realtime/transcription_sessions", body: () => ({}) },
];
