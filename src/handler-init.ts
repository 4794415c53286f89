import type { AnyReply } from "./exchange.ts";
import type { RouteTable } from "./routes.ts";

export interface LLMHandlerInit {
  /** As `listHandlers()` shows it, such as `openai.chat`. */
  name: string;
  table: RouteTable;
  reply: AnyReply;
}
