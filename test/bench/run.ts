// Measures one host; run in a folder of `hosts.ts`, it prints its measurements as JSON.
import { createFetch, createHandlers, llm } from "msw-llm";
import type { RequestHandler } from "msw";
import { byHand, Floor, toAnswer } from "./by-hand.ts";
import { type Contender, measure } from "./measure.ts";
import { NETWORK_NAMES } from "./network-names.ts";
import { createRival, NETWORKS, viaFetch, viaRival, viaSDK } from "./networks.ts";
import { createLoads, type Load, send, toReply } from "./requests.ts";

/** Milliseconds a call, by contender. */
export interface Row {
  network: string;
  load: string;
  times: Record<string, number>;
}

const ROUNDS = Number(process.env["ROUNDS"] ?? 25);
const [only = ""] = process.argv.slice(2);
const rows: Row[] = [];

async function add(
  network: string,
  load: string,
  { contenders, rounds = ROUNDS }: { contenders: Contender[]; rounds?: number },
): Promise<void> {
  rows.push({ network, load, times: await measure(contenders, rounds) });
}

function mountAll({ words }: Load): RequestHandler[] {
  return createHandlers({ reply: toReply(words), chunking: "word" });
}

function mountSome(count: number, { words }: Load): RequestHandler[] {
  const { openai, ...others } = llm;
  const providers = [...Object.values(others).slice(0, count - 1), openai];
  return createHandlers({ providers, reply: toReply(words), chunking: "word" });
}

/** Ours, a handler as users write it, and the floor. */
async function compare(name: string, load: Load): Promise<void> {
  const network = NETWORKS[name]!;
  const ours = mountAll(load);
  const answer = toAnswer(await send(createFetch(...ours), load.body));
  const contestants = { ours, hand: [byHand(answer)], floor: [new Floor(answer)] };
  const contenders = Object.entries(contestants).map(([who, handlers]) =>
    viaFetch(who, handlers, { network, load }),
  );
  await add(name, load.name, { contenders });
}

/** Ours and a server on loopback, through the same SDK. */
async function compareWithRival(name: string, load: Load): Promise<void> {
  const { url, stop } = await createRival(load);
  const ours = viaSDK("ours", mountAll(load), { network: NETWORKS[name]!, load });
  await add(name, `${load.name}, SDK`, { contenders: [ours, viaRival(url, load)] });
  await stop();
}

/** Ours with one, ten and all providers mounted. */
async function compareMounted(name: string, load: Load): Promise<void> {
  const network = NETWORKS[name]!;
  const all = viaFetch("all", mountAll(load), { network, load });
  const some = [1, 10].map((count) =>
    viaFetch(String(count), mountSome(count, load), { network, load }),
  );
  // what is the same but for noise is told apart by more rounds
  await add(name, "mounted", { contenders: [...some, all], rounds: 2 * ROUNDS });
}

const loads = createLoads();
for (const name of NETWORK_NAMES.filter((network) => network.startsWith(only))) {
  for (const load of loads) await compare(name, load);
  for (const load of loads.slice(0, 2)) await compareWithRival(name, load);
  await compareMounted(name, loads[0]!);
}
console.log(JSON.stringify(rows));
process.exit(0);
