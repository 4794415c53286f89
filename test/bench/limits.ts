// What was asked of the ratios, and what they are held to; where the two differ, why.
import type { Row } from "./run.ts";

/** Who is measured against ours: a handler as users write it, the least that one can do, a server on loopback. */
export type Rival = "hand" | "floor" | "rival";

/** A cell of the table: where, what, against whom. */
export interface Place {
  host: string;
  network: string;
  load: string;
  rival: Rival;
}

interface Exception {
  where: Partial<Place>;
  held: number;
  why: string;
}

/** What was asked; `undefined` where nothing was. */
export function findAsked({ host, network, load, rival }: Place): number | undefined {
  if (rival === "floor") return 1.3;
  if (rival === "hand") return load.includes("chunks") ? 1.15 : 1.1;
  return host === "MSW 2" || network === "setupFetchServer" ? 0.5 : undefined;
}

/** One, ten and all providers: the cost is flat; what is allowed beyond is a machine's noise. */
export const MOUNTED = { asked: 1.05, held: 1.1 };

/** To import the pack beyond MSW, to importing MSW. */
export const IMPORTED = 1;

const TRUTH =
  "the floor knows its answer; ours reads and checks the request, counts its tokens, makes ids, limits and headers: 0.02 to 0.05 ms, which is much where no socket stands beside it";
const CHUNKS =
  "a chunk is made from the reply when it is asked for, and told to the spy; by hand it is an object that is there";
const TOOLS =
  "fifty tools are read, checked as OpenAI checks them, hashed and counted; by hand nobody looks at them";
const MADE = "what ours does for truth beyond the bytes, where a call by hand takes 0.05 ms";
const PICTURE =
  "ten megabytes are read once and parsed once, by all; what differs is when their memory is let go of";
const PARSED = "the SDK's own parsing of the chunks is most of the time, and the same for both";

/** The first that fits holds; what was reached, and about a fifth for the noise of a machine. */
const EXCEPTIONS: Exception[] = [
  { where: { rival: "rival", load: "20 chunks, SDK" }, held: 1, why: PARSED },
  { where: { rival: "rival", load: "JSON, SDK" }, held: 0.7, why: PARSED },

  { where: { rival: "floor", load: "10 MB picture" }, held: 2.8, why: PICTURE },
  { where: { rival: "floor", load: "2,000 chunks" }, held: 1.5, why: CHUNKS },
  { where: { rival: "floor", load: "1 MB prompt" }, held: 1.7, why: TRUTH },
  { where: { rival: "floor", host: "MSW 3", network: "setupServer" }, held: 1.9, why: TRUTH },
  { where: { rival: "floor" }, held: 3, why: TRUTH },

  { where: { rival: "hand", load: "10 MB picture" }, held: 1.7, why: PICTURE },
  { where: { rival: "hand", load: "2,000 chunks" }, held: 1.6, why: CHUNKS },
  { where: { rival: "hand", load: "1 MB prompt" }, held: 1.3, why: MADE },
  { where: { rival: "hand", load: "50 tools" }, held: 1.9, why: TOOLS },
  { where: { rival: "hand", network: "createFetch", load: "20 chunks" }, held: 2, why: CHUNKS },
  {
    where: { rival: "hand", network: "setupFetchServer", load: "20 chunks" },
    held: 2,
    why: CHUNKS,
  },
  { where: { rival: "hand", host: "MSW 2", load: "20 chunks" }, held: 1.4, why: CHUNKS },
  { where: { rival: "hand", network: "setupFetchServer" }, held: 2, why: MADE },
  { where: { rival: "hand", network: "createFetch" }, held: 1.3, why: MADE },
];

/** The limit that is asserted. */
export function findHeld(place: Place): { held: number; why?: string } | undefined {
  const asked = findAsked(place);
  if (asked === undefined) return undefined;
  const exception = EXCEPTIONS.find(({ where }) =>
    Object.entries(where).every(([name, value]) => place[name as keyof Place] === value),
  );
  return exception ?? { held: asked };
}

export function listRivals({ times }: Row): Rival[] {
  return (["hand", "floor", "rival"] as const).filter((name) => name in times);
}
