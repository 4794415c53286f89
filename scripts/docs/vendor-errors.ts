import { setupServer } from "msw/node";
import { errors, type LLMError, llm } from "../../src/index.ts";
import { toCode, toTable } from "./table.ts";
import { createVendors } from "./vendor-clients.ts";
import type { Vendor } from "./vendor.ts";

type Name = keyof typeof errors;

const ERRORS: Record<Name, () => LLMError> = {
  ...errors,
  badRequest: () => errors.badRequest("No."),
  custom: () => errors.custom({ status: 418 }),
};

/** A table for each vendor's own SDK: what it makes of each error. */
export async function writeVendorErrors(): Promise<string[]> {
  const server = setupServer(...llm.handlers);
  server.listen({ onUnhandledFrame: "error" });
  let last: Response | undefined;
  // a token may be asked for first: the last answer is the endpoint's
  server.events.on("response:mocked", ({ response }) => void (last = response.clone()));

  async function observe(name: Name, vendor: Vendor): Promise<string[]> {
    server.resetHandlers();
    server.use(vendor.mock(ERRORS[name]()));
    last = undefined;
    const thrown = await vendor.ask().then(() => "nothing", toName);
    const { status } = last!;
    const word = toWord((await last!.json().catch(() => undefined)) as unknown);
    const row = [`\`${name}\``, String(status), status < 300 ? "" : toCode(word), thrown];
    return [...row, vendor.stream ? await observeStream(name, vendor) : ""];
  }

  async function observeStream(name: Name, vendor: Vendor): Promise<string> {
    server.resetHandlers();
    server.use(vendor.mock(["Hel", ERRORS[name]()]));
    const read = async (): Promise<string> => {
      for await (const _ of await vendor.stream!());
      return "nothing";
    };
    return read().catch(toName);
  }

  try {
    const sections: string[] = [];
    for (const vendor of createVendors()) {
      const rows: string[][] = [];
      for (const name of Object.keys(errors) as Name[]) rows.push(await observe(name, vendor));
      sections.push(toSection(vendor, rows));
    }
    return sections;
  } finally {
    server.close();
  }
}

function toSection({ title, sdk, name }: Vendor, rows: string[][]): string {
  const header = ["error", "status", "its word", "SDK throws", "SDK throws in a stream"];
  return `### ${title}\n\n\`llm.${name}\`, read by \`${sdk}\`.\n\n${toTable(header, rows)}`;
}

function toName(error: Error): string {
  return toCode(error.constructor.name);
}

type Words = Partial<Record<"code" | "type" | "status", unknown>>;

/** What a program can tell an error by, besides its status, by whatever name. */
function toWord(body: unknown): string | undefined {
  const { error = body, errors: list } = (body ?? {}) as { error?: unknown; errors?: unknown[] };
  const { code, type, status } = (list?.[0] ?? error ?? {}) as Words;
  const word = [code, status, type].find((value) => typeof value === "string");
  return typeof word === "string" ? word : typeof code === "number" ? String(code) : undefined;
}
