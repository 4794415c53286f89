import { GoogleGenAI } from "@google/genai";
import { llm } from "msw-llm";
import { type DemoClient, QUESTION, WEATHER } from "./demo-client.ts";

export function createGeminiGenerateContent(): DemoClient {
  // without retry options this SDK asks once
  const httpOptions = { retryOptions: { attempts: 2 } };
  const client = new GoogleGenAI({ apiKey: "any", httpOptions });
  const params = {
    model: "gemini-3-flash",
    contents: QUESTION,
    config: {
      tools: [{ functionDeclarations: [{ name: "get_weather", parametersJsonSchema: WEATHER }] }],
    },
  };
  return {
    title: "Gemini, through @google/genai",
    mock: llm.gemini.generateContent,
    async ask() {
      return (await client.models.generateContent(params)).text ?? "";
    },
    async *stream() {
      for await (const chunk of await client.models.generateContentStream(params)) {
        if (chunk.text) yield chunk.text;
      }
    },
    async askForTool() {
      const [call] = (await client.models.generateContent(params)).functionCalls ?? [];
      return call ? `${call.name}(${JSON.stringify(call.args)})` : "";
    },
  };
}
