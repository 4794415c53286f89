import * as providers from "../../handlers/index.ts";
import { kRoutes, type ProviderInternals } from "../../src/provider.ts";
import { createRouteTable } from "../../src/routes.ts";
import {
  readListedOperations,
  SPECIFIED_PROVIDERS,
  type SpecifiedProvider,
  toURL,
} from "./operations.ts";
import { toCode, toTable } from "./table.ts";

const PROVIDERS = new Map<string, object>(Object.entries(providers));

/** Every operation of a provider's official specification, and the handler that answers it, where one does. */
export function listSupported(provider: SpecifiedProvider): Map<string, string | undefined> {
  const { [kRoutes]: getRoutes } = PROVIDERS.get(provider) as unknown as ProviderInternals;
  const table = createRouteTable(getRoutes(), true);
  return new Map(
    readListedOperations()[provider].map((name) => {
      const [method = ""] = name.split(" ");
      // what stands for a parameter is part of no other path
      const url = toURL(provider, name).replaceAll(/\{\w+\}/g, "parameter");
      const match = table.match(new Request(url, { method }));
      const { operation } = match?.kind === "route" ? match.route : {};
      return [name, operation];
    }),
  );
}

/** The part of the page that goes by the specifications. */
export function writeSupported(): string {
  return [INTRODUCTION, ...SPECIFIED_PROVIDERS.map(toSection)].join("\n\n");
}

const INTRODUCTION = `## Endpoints by the official specifications

What the specifications of three providers list, and the handler that answers there. The conformance suite asks each of these handlers, and holds its answer against the specification.`;

function toSection(provider: SpecifiedProvider): string {
  const operations = listSupported(provider);
  const handlers = [...operations.values()].filter((handler) => handler !== undefined);
  const rows = [...operations].map(([name, handler]) => [
    toCode(name),
    handler === undefined ? "not supported" : toCode(`llm.${provider}.${handler}`),
  ]);
  return [
    `### ${provider}: ${handlers.length} of ${operations.size}`,
    toTable(["endpoint", "handler"], rows),
  ].join("\n\n");
}
