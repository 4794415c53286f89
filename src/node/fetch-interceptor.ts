import { createRequire } from "node:module";
import { join } from "node:path";
import type { InterceptorSource } from "msw/experimental";
import { hookClone } from "../stream/hook-clone.ts";

type Interceptor = ConstructorParameters<typeof InterceptorSource>[0]["interceptors"][number];

/** Where the interceptor that replaces `globalThis.fetch` is, and since when; another MSW's tells its events wrong. */
const HOSTS = {
  msw2: { name: "MSW 2", path: "fetch", range: "^0.41.3", from: 41_003, below: 42_000 },
  // its plain "fetch" intercepts sockets in Node
  msw3: { name: "MSW 3", path: "fetch/web", range: "^0.45.5", from: 45_005, below: Infinity },
} as const;

const PACKAGE = "@mswjs/interceptors";

interface Root {
  FetchResponse: Parameters<typeof hookClone>[0];
}

interface Fetch {
  FetchInterceptor: new () => Interceptor;
}

/** Loaded when it is asked for, so that an optional peer that is missing is told in words. */
const require = createRequire(import.meta.url);

/** The fetch interceptor of the installed `@mswjs/interceptors`, if that is one that fits this MSW. */
export function createFetchInterceptor(isMSW2: boolean): Interceptor {
  const host = isMSW2 ? HOSTS.msw2 : HOSTS.msw3;
  const version = readVersion();
  const advice = `Run npm install --save-dev "${PACKAGE}@${host.range}".`;
  if (!version) throw failure(`the optional peer ${PACKAGE} is not installed. ${advice}`);
  const number = toNumber(version);
  if (number < host.from || number >= host.below) {
    throw failure(
      `${host.name} works with ${PACKAGE} ${host.range}, and ${version} is installed. ${advice}`,
    );
  }
  // MSW 2 itself imports the ESM build; what `require` finds has classes of its own
  if (isMSW2) hookClone((require(PACKAGE) as Root).FetchResponse);
  const { FetchInterceptor } = require(`${PACKAGE}/${host.path}`) as Fetch;
  return new FetchInterceptor();
}

function readVersion(): string | undefined {
  const main = findMain();
  // not among the package's exports
  return main && (require(join(main, "../../../package.json")) as { version: string }).version;
}

function findMain(): string | undefined {
  try {
    return require.resolve(PACKAGE);
  } catch {
    return undefined;
  }
}

/** 0.45.12 as 45012, to be compared. */
function toNumber(version: string): number {
  const [major = 0, minor = 0, patch = 0] = version.split(/[.-]/).map(Number);
  return (major * 1000 + minor) * 1000 + patch;
}

function failure(reason: string): Error {
  return new Error(`Failed to set up a fetch server: ${reason}`);
}
