import type { Operation } from "../../definition.ts";
import { actOnObject, createObject, deleteObject, listObjects } from "../openai-objects.ts";
import { advance, cancel, pause, resume } from "./advance.ts";
import { createPermissions, listInShort, listPermissions } from "./endpoints.ts";
import { CHECKPOINT, EVENT, JOB, PERMISSION } from "./kinds.ts";
import { validateFiles } from "./validate.ts";

export type { FineTuningJob } from "./wire.ts";

export interface OpenAIFineTuningOptions {
  /** Whether files are mocked too: one that was not uploaded for it is then refused. */
  files?: boolean;
}

/**
 * Fine-tuning jobs with their events and checkpoints. Each time that a job is retrieved it is one state further:
 * validating its files, queued, running, succeeded.
 *
 * @see https://platform.openai.com/docs/api-reference/fine-tuning
 *
 * @example
 * server.use(llm.openai.fineTuningJobs.retrieve({ status: "running" }));
 */
export function openaiFineTuningJobs({ files = false }: OpenAIFineTuningOptions = {}) {
  const path = "/fine_tuning/jobs/{fine_tuning_job_id}";
  return [
    "POST",
    "/fine_tuning/jobs",
    createObject({ ...JOB, ...(files && { check: validateFiles }) }),
    {
      list: ["GET", "/fine_tuning/jobs", listInShort(JOB)],
      retrieve: ["GET", path, actOnObject(JOB, advance)],
      cancel: ["POST", `${path}/cancel`, actOnObject(JOB, cancel)],
      pause: ["POST", `${path}/pause`, actOnObject(JOB, pause)],
      resume: ["POST", `${path}/resume`, actOnObject(JOB, resume)],
      listEvents: ["GET", `${path}/events`, listInShort(EVENT)],
      checkpoints: ["GET", `${path}/checkpoints`, listObjects(CHECKPOINT)],
    },
  ] as const satisfies Operation;
}

/**
 * Which projects may use a checkpoint; one of any name has no permissions yet.
 *
 * @see https://platform.openai.com/docs/api-reference/fine-tuning/create-permission
 */
export function openaiCheckpointPermissions() {
  const path = "/fine_tuning/checkpoints/{checkpoint}/permissions";
  return [
    "POST",
    path,
    createPermissions(),
    {
      list: ["GET", path, listPermissions()],
      delete: ["DELETE", `${path}/{permission_id}`, deleteObject(PERMISSION)],
    },
  ] as const satisfies Operation;
}
