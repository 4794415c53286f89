import type { Store } from "../../store.ts";
import type {
  CheckpointPermission,
  FineTuningJob,
  FineTuningJobCheckpoint,
  FineTuningJobEvent,
} from "./wire.ts";

export function fineTuningJobs(store: Store): Map<string, FineTuningJob> {
  return store.collection("fine-tuning jobs");
}

/** What happened to a job. */
export function jobEvents(store: Store, id: string): Map<string, FineTuningJobEvent> {
  return store.collection(`events of ${id}`);
}

export function jobCheckpoints(store: Store, id: string): Map<string, FineTuningJobCheckpoint> {
  return store.collection(`checkpoints of ${id}`);
}

/** Who may use a checkpoint. */
export function checkpointPermissions(
  store: Store,
  checkpoint: string,
): Map<string, CheckpointPermission> {
  return store.collection(`permissions of ${checkpoint}`);
}
