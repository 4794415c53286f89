/** A text of each format that JSON Schema names; another number gives another text. */
const SAMPLES: Record<string, (number: number, padding: string) => string> = {
  "date-time": (number) => `2026-01-${day(number)}T09:00:00Z`,
  date: (number) => `2026-01-${day(number)}`,
  time: (number) => `09:00:${day(number - 1)}Z`,
  duration: (number) => `P${number}D`,
  email: (number, padding) => `user${suffix(number)}${padding}@example.com`,
  "idn-email": (number, padding) => `user${suffix(number)}${padding}@example.com`,
  hostname: (number, padding) => `${padding}www${suffix(number)}.example.com`,
  "idn-hostname": (number, padding) => `${padding}www${suffix(number)}.example.com`,
  ipv4: (number) => `192.0.2.${number}`,
  ipv6: (number) => `2001:db8::${number}`,
  uri: (number, padding) => `https://example.com/${suffix(number)}${padding}`,
  url: (number, padding) => `https://example.com/${suffix(number)}${padding}`,
  iri: (number, padding) => `https://example.com/${suffix(number)}${padding}`,
  "uri-reference": (number, padding) => `/path${suffix(number)}${padding}`,
  "iri-reference": (number, padding) => `/path${suffix(number)}${padding}`,
  "uri-template": (number, padding) => `/path${suffix(number)}${padding}/{id}`,
  uuid: (number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`,
  "json-pointer": (number, padding) => `/path${suffix(number)}${padding}`,
  "json-pointer-uri-fragment": (number, padding) => `#/path${suffix(number)}${padding}`,
  "relative-json-pointer": (number, padding) => `0/path${suffix(number)}${padding}`,
  regex: (number, padding) => `^text${suffix(number)}${padding}$`,
};

/** Shorter ones, for where there is little room. */
const SHORT: Record<string, string> = {
  email: "a@b.co",
  hostname: "a.co",
  uri: "a:b",
  url: "http://a.co",
  "uri-reference": "a",
  "uri-template": "a",
  "json-pointer": "",
  "relative-json-pointer": "0",
  regex: "a",
  ipv4: "1.1.1.1",
  ipv6: "::1",
};

const MAX_SAMPLES = 28;

/** Texts of a format; none where it is unknown, since then it is a note to the reader. */
export function* sampleFormat(
  format: string,
  { minimum, maximum }: { minimum: number; maximum: number },
): Generator<string> {
  const sample = SAMPLES[format];
  if (!sample) return;
  for (let number = 1; number <= MAX_SAMPLES; number += 1) {
    const text = sample(number, "");
    yield text.length < minimum ? sample(number, "a".repeat(minimum - text.length)) : text;
  }
  const short = SHORT[format];
  if (short !== undefined && short.length <= maximum) yield short;
}

function day(number: number): string {
  return String(number).padStart(2, "0");
}

function suffix(number: number): string {
  return number === 1 ? "" : String(number);
}
