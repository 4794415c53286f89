import type { Store } from "../../store.ts";
import type { GeneratedVideo } from "../../video-model/reply.ts";
import type { Character, Video } from "./wire.ts";

export function storedVideos(store: Store): Map<string, Video> {
  return store.collection("videos");
}

/** What a test gave to be seen in them, by their ids. */
export function videoContents(store: Store): Map<string, GeneratedVideo> {
  return store.collection("contents of videos");
}

export function storedCharacters(store: Store): Map<string, Character> {
  return store.collection("characters");
}
