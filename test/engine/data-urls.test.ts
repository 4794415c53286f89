import { expect, test } from "vitest";
import { parseDataURL } from "../../src/codecs/read.ts";

// https://www.rfc-editor.org/rfc/rfc2397#section-3
test.for([
  ["data:image/png;base64,AA==", "image/png", "AA=="],
  ["data:text/plain;charset=utf-8;base64,AA==", "text/plain", "AA=="],
  ["data:image/svg+xml,<svg/>,more", "image/svg+xml", "<svg/>,more"],
  ["data:;base64,AA==", "image/*", "AA=="],
  ["data:,plain", "image/*", "plain"],
  ["data:image/png;base64,", "image/png", ""],
  ["data:image/png,two\nlines", "image/png", "two\nlines"],
] as const)("%s is taken apart", ([url, mediaType, data]) => {
  expect(parseDataURL(url, "image/*")).toEqual({ mediaType, data });
});

test.for(["https://example.com/a,b.png", "data:image/png;base64", "file-abc", ""])(
  "%s stays what it is",
  (url) => {
    expect(parseDataURL(url, "image/*")).toEqual({ mediaType: "image/*", data: url });
  },
);
