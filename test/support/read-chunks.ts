/** What stands in each event of a stream, as it is sent: clients fill in what a provider leaves out. */
export async function readChunks<T = Record<string, unknown>>(
  url: string,
  params: object,
): Promise<T[]> {
  const body = JSON.stringify({ ...params, stream: true });
  const response = await fetch(url, { method: "POST", body });
  const events = (await response.text()).trim().split("\n\n");
  return events
    .filter((event) => event.startsWith("data: ") && event !== "data: [DONE]")
    .map((event) => JSON.parse(event.slice("data: ".length)) as T);
}
