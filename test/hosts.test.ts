import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as providers from "../handlers/index.ts";
import { SDKS } from "../scripts/docs/providers.ts";
import { kRoutes, type ProviderInternals } from "../src/provider.ts";
import { createRouteTable } from "../src/routes.ts";

const MODULES = join(import.meta.dirname, "../node_modules");

/** Besides those that are named with a provider: what they build on, and what asks several. */
const MORE = ["@ai-sdk/azure", "@langchain/openai", "@openai/agents", "google-auth-library"];

/** What SDKs fill in. */
const FILLED: [placeholder: RegExp, value: string][] = [
  [/\{\w+#dualStackDnsSuffix\}/g, "api.aws"],
  [/\$?\{[^}]*suffix\}/gi, "amazonaws.com"],
  [/\$?\{[^}]*universe\w*\}/gi, "googleapis.com"],
  [/\$\{service\}/g, "bedrock-runtime"],
  [/\$\{platform\}/g, "bedrock"],
  [/\$?\{[^}]*\}/g, "us-east-1"],
];

const EXAMPLE = "an example, or stands for an address that is none";
const GOOGLE_ACCOUNT = "Google's accounts: asked with credentials, before a model is";
const TRACES = "where OpenRouter's account is told to send traces to: a value in a field";
const MEDIA = "pictures, videos and sound alone";
const SCHEMA = "the name of a schema";

/** What is no language model's, with the reason. */
const OTHERS: Record<string, string> = {
  "169.254.169.254": "the metadata of a machine at a cloud's",
  "accounts.google.com": GOOGLE_ACCOUNT,
  "ai-sdk.dev": "a page for people, named in an error",
  "api.braintrust.dev": TRACES,
  "api.datadoghq.com": TRACES,
  "api.ramp.com": TRACES,
  "api.smith.langchain.com": TRACES,
  "api.wavespeed.ai": MEDIA,
  "auth.openai.com": "OpenAI's accounts: a token for one who is signed in",
  "bedrock-mantle.": "the beginning of an address that is among these in full",
  "cloud.google.com": "a page for people, named in an error",
  "cloudresourcemanager.googleapis.com": GOOGLE_ACCOUNT,
  "dummy.com": EXAMPLE,
  "fal.run": MEDIA,
  "iamcredentials.googleapis.com": GOOGLE_ACCOUNT,
  "json-schema.org": SCHEMA,
  "management.azure.com": "Azure's accounts: the audience of a token",
  "metadata.google.internal": "the metadata of a machine at a cloud's",
  "mtls.auth.openai.com": "OpenAI's accounts: a token for one who is signed in",
  "otlp-gateway-prod-us-west-0.grafana.net": TRACES,
  "otlp.arize.com": TRACES,
  "queue.fal.run": MEDIA,
  "raw.githubusercontent.com": SCHEMA,
  "redacted.invalid": EXAMPLE,
  "runtime.sagemaker.us-east-1.amazonaws.com": "whatever its user deployed there",
  "sts.googleapis.com": GOOGLE_ACCOUNT,
  "sts.us-east-1.amazonaws.com": "AWS's accounts: credentials for a while",
  "texttospeech.googleapis.com": MEDIA,
  "trace.wandb.ai": TRACES,
  "us-east-1": "the whole address is filled in",
  "us-east-1-speech.googleapis.com": MEDIA,
  "us.cloud.langfuse.com": TRACES,
  "us.i.posthog.com": TRACES,
  "workers-binding.ai": EXAMPLE,
  "www.googleapis.com": "the name of a permission, and of Google's accounts",
  "www.gstatic.com": "the certificates of Google's accounts",
};

const all = Object.values(providers) as unknown as ProviderInternals[];
const table = createRouteTable(
  all.flatMap((provider) => provider[kRoutes]()),
  false,
);
const hosts = findHosts();

test("the pack knows each host that an SDK asks by itself", () => {
  const unknown = [...hosts].filter(([host]) => !isKnown(host) && !(host in OTHERS));
  expect(Object.fromEntries(unknown)).toEqual({});
  expect(hosts.size).toBeGreaterThan(80);
});

test("none that is said to be no model's is stale, or known", () => {
  const stale = Object.keys(OTHERS).filter((host) => !hosts.has(host) || isKnown(host));
  expect(stale).toEqual([]);
});

function isKnown(host: string): boolean {
  if (/^(?:localhost|127\.0\.0\.1)/.test(host)) return true;
  return table.match(new Request(`https://${host}/`)) !== undefined;
}

/** What stands in quotes in the code that SDKs publish, comments left out, and who has it. */
function findHosts(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const sdk of new Set([...Object.values(SDKS).flat(), ...MORE])) {
    for (const host of new Set(readLines(sdk).flatMap(toHosts))) {
      found.set(host, [...(found.get(host) ?? []), sdk]);
    }
  }
  return found;
}

function readLines(sdk: string): string[] {
  const files = readdirSync(join(MODULES, sdk), { recursive: true, encoding: "utf8" });
  const code = files.filter(
    (file) =>
      /\.(?:js|mjs|cjs)$/.test(file) && !/(?:^|\/)(?:node_modules|tests?|examples?)\//.test(file),
  );
  return code.flatMap((file) => {
    const lines = readFileSync(join(MODULES, sdk, file), "utf8").split("\n");
    return lines.filter((line) => line.includes("://") && !/^\s*(?:\/?\*|\/\/)/.test(line));
  });
}

function toHosts(line: string): string[] {
  const addresses = line.matchAll(/["'`]https?:\/\/((?:[\w.*-]|\$\{[^}]*\}|\{[\w#]+\})+)/g);
  return [...addresses].map(([, host = ""]) =>
    FILLED.reduce((text, [placeholder, value]) => text.replaceAll(placeholder, value), host),
  );
}
