import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GoogleGenAI } from "@google/genai";
import { GoogleAuth } from "google-auth-library";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { errors, llm } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();

// a developer's own credentials would be found before the machine's
let home: string;
beforeAll(() => void (home = mkdtempSync(join(tmpdir(), "google-"))));
afterAll(() => rmSync(home, { recursive: true }));
beforeEach(() => {
  vi.stubEnv("HOME", home);
  for (const name of ["GOOGLE_APPLICATION_CREDENTIALS", "GOOGLE_CLOUD_PROJECT", "GCLOUD_PROJECT"]) {
    vi.stubEnv(name, undefined);
  }
  // whether there is such a server is asked once a process
  vi.stubEnv("METADATA_SERVER_DETECTION", "assume-present");
  return () => void vi.unstubAllEnvs();
});

test("without credentials, Vertex AI's SDK asks the machine for its token", async () => {
  const metadata = llm.googleAuth.metadata({
    token: { access_token: "ya29.mine", expires_in: 60, token_type: "Bearer" },
  });
  const gemini = llm.vertex.generateContent("Hi", { when: { header: { authorization: /mine$/ } } });
  server.use(metadata, gemini);
  const ai = new GoogleGenAI({ vertexai: true, project: "p", location: "us-central1" });
  const { text } = await ai.models.generateContent({ model: "gemini-3-flash", contents: "Hello" });
  expect(text).toBe("Hi");
  expect(gemini.callCount).toBe(1);
  expect(metadata.callCount).toBeGreaterThan(0);
});

test("the machine tells its project, its account and its universe", async () => {
  const auth = new GoogleAuth({ scopes: "https://www.googleapis.com/auth/cloud-platform" });
  expect(await auth.getProjectId()).toBe("mock-project");
  expect(await auth.getCredentials()).toMatchObject({
    client_email: "mock@mock-project.iam.gserviceaccount.com",
    universe_domain: "googleapis.com",
  });
  server.use(llm.googleAuth.metadata({ projectId: "acme" }));
  expect(await new GoogleAuth().getProjectId()).toBe("acme");
});

test("it is known by its header, at its address and its names", async () => {
  const hosts = ["169.254.169.254", "metadata.google.internal", "metadata.google.internal."];
  for (const host of hosts) {
    const response = await fetch(`http://${host}/computeMetadata/v1/instance`);
    expect(response.headers.get("metadata-flavor")).toBe("Google");
    expect(await response.text()).toMatch(/service-accounts\//);
  }
  const account = "http://169.254.169.254/computeMetadata/v1/instance/service-accounts/default";
  expect(await (await fetch(`${account}/token?scopes=a`)).json()).toMatchObject({
    token_type: "Bearer",
  });
  server.use(llm.googleAuth.metadata(errors.custom({ status: 404, message: "No account" })));
  expect((await fetch(`${account}/token`)).status).toBe(404);
});

test("what else a machine tells is left to the app's own handlers", () => {
  const isAnswered = (url: string): boolean =>
    llm.googleAuth.handlers[0]!.predicate({ request: new Request(url) });
  expect(isAnswered("http://169.254.169.254/computeMetadata/v1/project/project-id")).toBe(true);
  expect(isAnswered("http://169.254.169.254/latest/meta-data/")).toBe(false);
  expect(isAnswered("http://169.254.169.254/computeMetadata/v1/instance/zone")).toBe(false);
});
