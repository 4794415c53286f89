import { parseArguments, toObject } from "../read.ts";
import type * as wire from "./wire.ts";

/** The steps that a stream's events tell of. */
export function joinEvents(events: Iterable<wire.StepEvent>): wire.Step[] {
  const steps: wire.Step[] = [];
  let argumentsText = "";
  for (const event of events) {
    if (event.event_type === "step.start") {
      steps[event.index] = { ...event.step };
      argumentsText = "";
      continue;
    }
    const step = steps[event.index];
    if (!step) continue;
    if (event.event_type === "step.stop") {
      if (step.type !== "function_call" || argumentsText === "") continue;
      step.arguments = toObject(parseArguments(argumentsText));
    } else if (event.delta.type === "arguments_delta") {
      argumentsText += event.delta.arguments;
    } else addDelta(step, event.delta);
  }
  return steps;
}

function addDelta(step: wire.Step, delta: wire.Delta): void {
  if (step.type === "thought") addThought(step, delta);
  else if (step.type === "model_output") addOutput(step, delta);
  else Object.assign(step, delta);
}

function addThought(step: wire.ThoughtStep, delta: wire.Delta): void {
  if ("signature" in delta) step.signature = String(delta.signature);
  if (!("content" in delta)) return;
  const { text } = delta.content as wire.TextContent;
  const [last] = (step.summary ??= []);
  if (last) last.text += text;
  else step.summary.push({ text, type: "text" });
}

function addOutput(step: wire.ModelOutputStep, delta: wire.Delta): void {
  const content = (step.content ??= []);
  if (delta.type !== "text" && delta.type !== "text_annotation_delta") {
    content.push({ ...(delta as wire.FileContent) });
    return;
  }
  const last = content.at(-1);
  const text: wire.TextContent = last?.type === "text" ? last : { text: "", type: "text" };
  if (text !== last) content.push(text);
  if ("text" in delta) text.text += delta.text;
  if ("annotations" in delta) {
    (text.annotations ??= []).push(...delta.annotations);
  }
}
