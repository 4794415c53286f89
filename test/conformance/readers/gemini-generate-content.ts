import { type GenerateContentResponse, GoogleGenAI, type Part } from "@google/genai";
import { joinParts } from "../../sdk/gemini-client.ts";
import type { Reader } from "../reader.ts";

type Answer = Record<string, unknown> & { candidates?: Candidate[] };

interface Candidate extends Record<string, unknown> {
  index?: number;
  content?: { parts?: Part[] };
}

const params = { model: "m", contents: "Hello" };

export const reader: Reader = {
  body: async (body) => toAnswer(await toClient(JSON.stringify(body)).generateContent(params)),
  async stream(text) {
    const answers: Answer[] = [];
    for await (const chunk of await toClient(text).generateContentStream(params)) {
      answers.push(toAnswer(chunk));
    }
    return joinAnswers(answers);
  },
};

/** An answer is read where it was sent: the SDK fetches nothing else. */
function toClient(text: string): GoogleGenAI["models"] {
  const fetch = (): Promise<Response> => Promise.resolve(new Response(text));
  return new GoogleGenAI({ apiKey: "test", httpOptions: { fetch } }).models;
}

/** Without what differs each time; the index of the first candidate may be left out, as any 0. */
function toAnswer(response: GenerateContentResponse): Answer {
  const { sdkHttpResponse: _, responseId: __, createTime: ___, ...answer } = response;
  const plain = JSON.parse(JSON.stringify(answer)) as Answer;
  const candidates = plain.candidates?.map((candidate, index) => ({ index, ...candidate }));
  return { ...plain, ...(candidates && { candidates }) };
}

/** The chunks follow each other; whatever is no part is as it was last. */
function joinAnswers(answers: Answer[]): Answer {
  const candidates: Candidate[] = [];
  for (const candidate of answers.flatMap(({ candidates: some = [] }) => some)) {
    const before = candidates[candidate.index!];
    const parts = [...(before?.content?.parts ?? []), ...(candidate.content?.parts ?? [])];
    candidates[candidate.index!] = { ...before, ...candidate, content: { parts } };
  }
  const joined = candidates.map((candidate) => ({
    ...candidate,
    content: { parts: joinParts(candidate.content?.parts ?? []) },
  }));
  return { ...(Object.assign({}, ...answers) as Answer), candidates: joined };
}
