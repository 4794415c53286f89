import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { DOCS, PAGES } from "../scripts/write-docs.ts";

test.for(Object.entries(PAGES))(
  "docs/%s is what the code says",
  // some twenty SDKs, each asked for every error
  { timeout: 60_000 },
  async ([name, write]) => {
    const committed = readFileSync(new URL(name, DOCS), "utf8");
    expect(committed, 'The page is stale. Run "npm run docs".').toBe(await write());
  },
);

test("the README is no longer than can be read at once", () => {
  const lines = readFileSync(new URL("../README.md", DOCS), "utf8").split("\n");
  expect(lines.length).toBeLessThanOrEqual(201);
});

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

test("each situation of the page of troubleshooting is reproduced by a test of its name", () => {
  const page = readFileSync(new URL("troubleshooting.md", DOCS), "utf8");
  const headings = [...page.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
  const titles = ["troubleshooting/", "browser/"].flatMap((folder) => {
    const path = new URL(folder, import.meta.url);
    const files = readdirSync(path).filter((file) =>
      `${folder}${file}`.includes("troubleshooting"),
    );
    return files.flatMap((file) => {
      const code = readFileSync(new URL(file, path), "utf8");
      return [...code.matchAll(/^test\((["'])(.+)\1,/gm)].map(([, , title]) => title);
    });
  });
  expect(headings.length).toBeGreaterThanOrEqual(12);
  // what no test can bring about here stands in the last section
  const expected = [...titles, "In other runtimes, and by other names"];
  expect(new Set(headings)).toEqual(new Set(expected));
});
