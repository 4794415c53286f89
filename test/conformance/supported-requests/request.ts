/** What a path's parameters stand for, by their names. */
export type Parameters = Record<string, string>;

/** A request to an operation of an official specification; several are made one after the other. */
export interface SupportedRequest {
  /** As the specification has it, such as `GET /v1/files/{file_id}`. */
  operation: string;
  /** Whether the specification lacks it, and others need what it makes. */
  isUnlisted?: boolean;
  /** JSON, or a form. */
  body?: (parameters: Parameters) => object;
  query?: string;
  headers?: Record<string, string>;
  /** What later requests ask for, from the answer in JSON. */
  keep?: (answer: Answer) => Parameters;
}

/** As much of an answer as tells what was made. */
export interface Answer {
  id: string;
  name: string;
  status: string;
  file: { name: string };
  data: { id: string }[];
  fine_tuned_model?: string | null;
}

/** A file of JSON lines, or any other. */
export function toForm(fields: Record<string, string | File>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}
