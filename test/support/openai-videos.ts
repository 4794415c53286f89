import type OpenAI from "openai";

export const prompt = "A calm ocean wave at sunset";

/** Looks until the video is done, as an app does. */
export async function finish({ videos }: OpenAI, id: string): Promise<OpenAI.Video> {
  for (let look = 0; look < 10; look++) {
    const video = await videos.retrieve(id);
    if (["completed", "failed"].includes(video.status)) return video;
  }
  throw new Error("The video is never done.");
}

/** A video that is done. */
export async function create(
  client: OpenAI,
  params: Partial<OpenAI.VideoCreateParams> = {},
): Promise<OpenAI.Video> {
  const { id } = await client.videos.create({ prompt, ...params });
  return finish(client, id);
}

/** What is to be seen in it. */
export async function download(
  { videos }: OpenAI,
  id: string,
  variant?: "thumbnail" | "spritesheet" | "video",
): Promise<{ bytes: Uint8Array; contentType: string | null }> {
  const response = await videos.downloadContent(id, variant && { variant });
  const bytes = new Uint8Array(await response.arrayBuffer());
  return { bytes, contentType: response.headers.get("content-type") };
}
