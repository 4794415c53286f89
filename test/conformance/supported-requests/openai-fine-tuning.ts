import { type SupportedRequest, toForm } from "./request.ts";

const JOBS = "/v1/fine_tuning/jobs";
const JOB = `${JOBS}/{fine_tuning_job_id}`;
const PERMISSIONS = "/v1/fine_tuning/checkpoints/{fine_tuned_model_checkpoint}/permissions";

const EXAMPLE = JSON.stringify({
  messages: [
    { role: "user", content: "Hello" },
    { role: "assistant", content: "Hi there" },
  ],
});

/** The least that a job takes. */
const examples = (): File => new File([Array(10).fill(EXAMPLE).join("\n")], "a.jsonl");

const create: SupportedRequest = {
  operation: `POST ${JOBS}`,
  body: ({ file_id }) => ({ model: "gpt-4.1-mini-2025-04-14", training_file: file_id }),
  keep: ({ id }) => ({ fine_tuning_job_id: id }),
};

/** Each look is a state further, until there is a model. */
const retrieve: SupportedRequest = {
  operation: `GET ${JOB}`,
  keep: ({ fine_tuned_model: model }) => (model ? { fine_tuned_model_checkpoint: model } : {}),
};

export const OPENAI_FINE_TUNING: SupportedRequest[] = [
  {
    operation: "POST /v1/files",
    body: () => toForm({ file: examples(), purpose: "fine-tune" }),
    keep: ({ id }) => ({ file_id: id }),
  },
  create,
  { operation: `POST ${JOB}/cancel` },
  create,
  { operation: `POST ${JOB}/pause` },
  { operation: `POST ${JOB}/resume` },
  retrieve,
  retrieve,
  retrieve,
  { operation: `GET ${JOBS}` },
  { operation: `GET ${JOB}/events` },
  { operation: `GET ${JOB}/checkpoints` },
  {
    operation: `POST ${PERMISSIONS}`,
    body: () => ({ project_ids: ["proj_a"] }),
    keep: ({ data }) => ({ permission_id: data[0]!.id }),
  },
  { operation: `GET ${PERMISSIONS}` },
  { operation: `DELETE ${PERMISSIONS}/{permission_id}` },
];
