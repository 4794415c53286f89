import type OpenAI from "openai";

/** Files for a vector store, which knows none that was not uploaded: their ids. */
export async function uploadFiles(client: OpenAI, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index++) {
    const file = new File([`Page ${index}`], `page-${index}.txt`, { type: "text/plain" });
    const { id } = await client.files.create({ file, purpose: "assistants" });
    ids.push(id);
  }
  return ids;
}
