import http2 from "node:http2";
import OpenAI from "openai";

/** An app's module: its client is built while it is imported. */
export const client = new OpenAI({ apiKey: "test", maxRetries: 0, timeout: 5_000 });

/** What it finds then is Node's own. */
export const { connect } = http2;
