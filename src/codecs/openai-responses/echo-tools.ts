import { isObject, type JSONObject, toObject, toObjects, toText } from "../read.ts";

/** The tools as a response repeats them, a search for tools last. */
export function encodeTools(tools: unknown): unknown[] {
  const isSearch = ({ type }: JSONObject): boolean => type === "tool_search";
  const all = toObjects(tools);
  return [...all.filter((tool) => !isSearch(tool)), ...all.filter(isSearch)].map(encodeTool);
}

/** With the defaults of the API, and without what is secret, as recorded. */
function encodeTool(tool: JSONObject): unknown {
  switch (tool["type"]) {
    case "function":
      return encodeFunction(tool);
    case "tool_search":
      return { description: null, parameters: null, ...tool };
    case "web_search":
      return encodeWebSearch(tool);
    case "web_search_preview":
      return { search_context_size: "medium", user_location: null, ...tool };
    case "image_generation":
      return encodeImageGeneration(tool);
    case "mcp":
      return encodeServer(tool);
    default:
      return tool;
  }
}

/** Where nothing is said of `strict`, the API makes the schema strict. */
function encodeFunction(tool: JSONObject): unknown {
  const { strict, parameters } = tool;
  return {
    ...tool,
    description: tool["description"] ?? null,
    output_schema: tool["output_schema"] ?? null,
    parameters: strict === undefined ? toStrict(parameters) : parameters,
    strict: strict === undefined ? true : strict === true,
  };
}

function toStrict(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(toStrict);
  if (!isObject(schema)) return schema;
  const { properties, items, anyOf } = schema;
  return {
    ...schema,
    ...(isObject(properties) && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, property]) => [name, toStrict(property)]),
      ),
      required: Object.keys(properties),
    }),
    ...(items !== undefined && { items: toStrict(items) }),
    ...(anyOf !== undefined && { anyOf: toStrict(anyOf) }),
    ...(schema["type"] === "object" && { additionalProperties: false }),
  };
}

function encodeWebSearch(given: JSONObject): unknown {
  const { external_web_access: _, ...tool } = given;
  const nowhere = { type: "approximate", city: null, country: null, region: null, timezone: null };
  const place = tool["user_location"] ?? { country: "US" };
  return {
    return_token_budget: "default",
    search_content_types: ["text"],
    search_context_size: "medium",
    ...tool,
    user_location: { ...nowhere, ...toObject(place) },
  };
}

function encodeImageGeneration(given: JSONObject): unknown {
  const { partial_images: _, ...tool } = given;
  return {
    background: "auto",
    moderation: "auto",
    n: 1,
    output_compression: 100,
    output_format: "png",
    quality: "auto",
    size: "auto",
    ...tool,
  };
}

/** Headers and all of a URL but its host may be secret. */
function encodeServer(given: JSONObject): unknown {
  const { authorization: _, ...tool } = given;
  const { headers, server_url: url } = tool;
  const [origin] = /^[a-z]+:\/\/[^/?#]+/i.exec(toText(url)) ?? [];
  return {
    ...tool,
    ...(isObject(headers) && {
      headers: Object.fromEntries(Object.keys(headers).map((name) => [name, REDACTED])),
    }),
    ...(origin !== undefined && { server_url: `${origin}/${REDACTED}` }),
  };
}

const REDACTED = "<redacted>";
