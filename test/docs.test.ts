import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { DOCS, PAGES } from "../scripts/write-docs.ts";

test.for(Object.entries(PAGES))(
  "docs/%s is what the code says",
  { timeout: 60_000 },
  async ([name, write]) => {
    const committed = readFileSync(new URL(name, DOCS), "utf8");
    expect(committed, 'The page is stale. Run "npm run docs".').toBe(await write());
  },
);

test("links between the pages lead somewhere", () => {
  const files = readdirSync(DOCS);
  const readme = new URL("../README.md", DOCS);
  for (const page of [readme, ...files.map((file) => new URL(file, DOCS))]) {
    const links = readFileSync(page, "utf8").matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g);
    for (const [, link = ""] of links) {
      expect(() => readFileSync(new URL(link, page)), `${page.pathname}: ${link}`).not.toThrow();
    }
  }
});
