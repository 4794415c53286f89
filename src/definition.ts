import type { Codec } from "./codec.ts";
import type { GenerateId } from "./ids.ts";
import type { LimitedAnswer } from "./rate-limits.ts";
import type { Reply } from "./reply/reply.ts";

/** One endpoint, at one path or several, below the base URL; `/upload/{base}/files` puts something before its last segment; the last member holds what else can be done there, such as `retrieve`. */
export type Operation = readonly [
  method: string,
  path: string | readonly string[],
  codec: Codec,
  verbs?: Record<string, Operation>,
];

export type Operations = Record<string, Operation>;

/** Where a request went, as far as its headers hang on it. */
export interface RequestPlace {
  /** The endpoint's name, such as `chat`. */
  readonly operation: string;
  /** Scheme and host, as the base URL has them. */
  readonly origin: string;
}

/** What became of it. */
export interface AnswerPlace {
  readonly operation: string;
  /** HTTP status. */
  readonly status: number;
}

/** A provider, as data. */
export interface ProviderDefinition<Ops extends Operations = Operations> {
  /** The short name that people say; errors and spies carry it. */
  name: string;
  /** With its path; `https://*.example.com/v1` for any subdomain, `https://api.*.example.com` for any region. */
  baseURL: string | readonly string[];
  /** Hosts that serve more than language models, such as `https://*.example.com`: other paths there are left alone. */
  sharedHosts?: readonly string[];
  /** Whether `llm.handlers` has it; one at a port that everybody uses is mounted where a test names it. @default true */
  mounted?: boolean;
  /** Endpoints by the names that the provider's own SDK gives them. */
  operations: Ops;
  /** Headers of every answer, such as a request id. */
  headers?: (generateId: GenerateId, place: RequestPlace) => Record<string, string>;
  /** Which of them an answer leaves out, such as those of the account where nobody was let in. */
  omitsHeaders?: (answer: AnswerPlace) => readonly string[];
  /** Headers that tell what is left of an account's limits. */
  rateLimits?: (answer: LimitedAnswer) => Record<string, string>;
  /** What answers a text generation where neither a test nor a setting says. @default "This is a mock request" */
  reply?: Reply;
}
