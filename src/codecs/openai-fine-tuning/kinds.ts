import type { ObjectKind } from "../openai-object-kind.ts";
import { EVENT_ID, makeCheckpoint, makeEvent, makeJob, makePermission } from "./encode.ts";
import { checkpointPermissions, fineTuningJobs, jobCheckpoints, jobEvents } from "./stored.ts";
import { JOB_RULES, PERMISSION_RULES } from "./validate.ts";
import type {
  CheckpointPermission,
  FineTuningJob,
  FineTuningJobCheckpoint,
  FineTuningJobEvent,
} from "./wire.ts";

export const JOB: ObjectKind<FineTuningJob> = {
  param: "fine_tuning_job_id",
  id: { prefix: "ftjob-", size: 24 },
  rules: JOB_RULES,
  required: ["model", "training_file"],
  collect: fineTuningJobs,
  notFound: (id) => ({
    message: `Could not find fine tune: ${id}`,
    param: "fine_tune_id",
    code: "fine_tune_not_found",
  }),
  make: makeJob,
  deleted: "fine_tuning.job.deleted",
};

export const EVENT: ObjectKind<FineTuningJobEvent> = {
  param: "event_id",
  id: EVENT_ID,
  rules: [],
  parent: JOB,
  collect: (store, { fine_tuning_job_id: id = "" }) => jobEvents(store, id),
  notFound: (id) => `No event found with id '${id}'.`,
  make: makeEvent,
  deleted: "fine_tuning.job.event.deleted",
};

export const CHECKPOINT: ObjectKind<FineTuningJobCheckpoint> = {
  param: "checkpoint_id",
  id: { prefix: "ftckpt_", size: 24 },
  rules: [],
  parent: JOB,
  collect: (store, { fine_tuning_job_id: id = "" }) => jobCheckpoints(store, id),
  notFound: (id) => `No checkpoint found with id '${id}'.`,
  make: makeCheckpoint,
  deleted: "fine_tuning.job.checkpoint.deleted",
};

export const PERMISSION: ObjectKind<CheckpointPermission> = {
  param: "permission_id",
  id: { prefix: "cp_", size: 24 },
  rules: PERMISSION_RULES,
  required: ["project_ids"],
  collect: (store, { checkpoint = "" }) => checkpointPermissions(store, checkpoint),
  notFound: (id) => `No permission found with id '${id}'.`,
  make: makePermission,
  deleted: "checkpoint.permission",
  isWanted: ({ project_id }, query) => project_id === (query.get("project_id") ?? project_id),
};
