// Reading a body of which nothing is known: a decoder never throws, `validate` judges what came.

export type JSONObject = Record<string, unknown>;

export function isObject(value: unknown): value is JSONObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object, or an empty one. */
export function toObject(value: unknown): JSONObject {
  return isObject(value) ? value : {};
}

/** The list, or an empty one. */
export function toArray(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The objects of a list. */
export function toObjects(value: unknown): JSONObject[] {
  return toArray(value).filter(isObject);
}

/** The text, or an empty one. */
export function toText(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** Any value as a text: what is none is written as JSON, since an object from outside may have a `toString` of any type. */
export function toWords(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
}

/** A content that is a text, or the texts of its parts. */
export function toPlainText(content: unknown): string {
  if (typeof content === "string") return content;
  return toObjects(content)
    .map(({ text }) => toText(text))
    .join("");
}

export function optionalText(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

export function optionalNumber(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}

/** A number of things to be made: whole, at least 1, and at most `maximum`. */
export function toCount(value: unknown, maximum: number): number | undefined {
  if (typeof value !== "number") return undefined;
  return Math.min(maximum, Math.max(1, Math.trunc(value)));
}

/** The texts of a list, or the one that stands for a list. */
export function toTexts(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((text) => typeof text === "string");
}

/** The arguments of a tool call as they are sent in many wires: JSON in a text. */
export function parseArguments(value: unknown): unknown {
  if (typeof value !== "string") return value ?? {};
  try {
    return JSON.parse(value || "{}") as unknown;
  } catch {
    return value;
  }
}

/** `data:image/png;base64,…` taken apart; any other URL stays one. */
export function parseDataURL(url: string, mediaType: string): { mediaType: string; data: string } {
  // not by a RegExp, which would go through all of a picture
  const comma = url.startsWith("data:") ? url.indexOf(",") : -1;
  if (comma === -1) return { mediaType, data: url };
  const [type = ""] = url.slice("data:".length, comma).split(";", 1);
  return { mediaType: type || mediaType, data: url.slice(comma + 1) };
}
