import type { BaseCall } from "../../language-model/call.ts";

/** One of the endpoints around models. */
export interface OllamaModelCall extends BaseCall {
  /** Of a copy: where to. */
  destination: string;
  /** Whether progress comes line by line. */
  stream: boolean;
}

/** @see https://docs.ollama.com/api/tags */
export interface OllamaModel {
  name: string;
  model: string;
  modified_at: string;
  /** Bytes. */
  size: number;
  digest: string;
  details: OllamaModelDetails;
}

/** @see https://docs.ollama.com/api/ps */
export interface RunningModel extends Omit<OllamaModel, "modified_at"> {
  expires_at: string;
  size_vram: number;
  context_length: number;
}

export interface OllamaModelDetails {
  parent_model: string;
  format: string;
  family: string;
  families: string[];
  parameter_size: string;
  quantization_level: string;
}

/**
 * A model as Ollama's `show` tells of it.
 *
 * @see https://docs.ollama.com/api-reference/show-model-details
 */
export interface ShownModel {
  license: string;
  modelfile: string;
  parameters: string;
  template: string;
  details: OllamaModelDetails;
  model_info: Record<string, unknown>;
  capabilities: string[];
  modified_at: string;
}

/** One step of a pull, a push or a creation; the last one says `success`. */
export interface OllamaProgress {
  status: string;
  digest?: string;
  /** Bytes. */
  total?: number;
  completed?: number;
}

/** A model as a test names it: its name, or some of its fields. */
export type PartialOllamaModel = string | (Partial<OllamaModel> & Record<string, unknown>);
