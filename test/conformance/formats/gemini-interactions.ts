import { join as joinSteps } from "../../support/gemini-interactions-client.ts";
import type { Format } from "../measure/endpoint.ts";

type Events = Parameters<typeof joinSteps>[0];

/** How answers of the Interactions are read. */
export const interactions: Format = { toScript, join, ask };

/** What each event is about. */
function toScript(payloads: unknown[]): string[] {
  return withoutEnd(payloads).map((event) => {
    if (event.event_type === "step.start") return `${event.event_type} ${event.step.type}`;
    return event.event_type === "step.delta"
      ? `${event.event_type} ${event.delta.type}`
      : event.event_type;
  });
}

/** The last event has all but the steps. */
function join(payloads: unknown[]): unknown {
  const events = withoutEnd(payloads);
  return events.at(-1)?.event_type === "interaction.completed" ? joinSteps(events) : undefined;
}

/** What is not stored has no id; a summary is shown where it is asked for. */
function ask(answer: Record<string, unknown>, isStream: boolean): ReturnType<Format["ask"]> {
  const { model, id } = answer;
  return {
    url: "https://generativelanguage.googleapis.com/v1beta/interactions",
    body: {
      model,
      input: "Hello",
      stream: isStream,
      ...(!id && { store: false }),
      generation_config: { thinking_summaries: "auto" },
    },
  };
}

function withoutEnd(payloads: unknown[]): Events {
  return payloads.filter((payload) => payload !== "[DONE]") as Events;
}
