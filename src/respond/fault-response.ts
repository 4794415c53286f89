import type { Exchange } from "../create-exchange.ts";
import type { Fault } from "../faults.ts";
import { sleep } from "../stream/host.ts";
import { bodyResponse, jsonResponse, networkError, serialize } from "./response.ts";

/** A gateway's page, as nginx writes it. */
export const HTML_PAGE =
  "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";

/** Whether a fault stands for the whole answer, however it was asked for. */
export function isWholeFault({ kind }: Fault): boolean {
  return kind === "network-error" || kind === "hang" || kind === "html";
}

/** A fault where the answer is one body; `body` gives what there was of it. */
export async function faultResponse(
  fault: Fault,
  exchange: Exchange,
  body: () => unknown,
): Promise<Response> {
  const { call, route } = exchange;
  switch (fault.kind) {
    case "network-error":
    case "disconnect":
      return networkError(exchange);
    case "html":
      return bodyResponse(HTML_PAGE, exchange, { status: 502, contentType: "text/html" });
    case "truncate": {
      const { data, contentType } = serialize(body(), exchange);
      return bodyResponse(data.slice(0, data.length / 2), exchange, { contentType });
    }
    case "malformed": {
      const { data, contentType } = serialize(body(), exchange);
      const whole = typeof data === "string" ? data.trimEnd() : data;
      return bodyResponse(whole.slice(0, -1), exchange, { contentType });
    }
    case "hang":
    case "stall":
      try {
        await sleep(fault.ms, call.signal, route.settings.timers);
      } catch {
        call.aborted = true;
        return networkError(exchange);
      }
      return jsonResponse(body(), exchange);
  }
}
