import { z } from 'zod';

const Identity = z.object({ id: z.string().nullish() }).nullish();

/** The properties of Graph's plannerTask that Kollegan reads. */
export const PlannerTask = z.object({
  id: z.string().min(1),
  '@odata.etag': z.string().min(1),
  title: z.string(),
  percentComplete: z.number().nullish(),
  dueDateTime: z.string().nullish(),
  createdDateTime: z.string().nullish(),
  hasDescription: z.boolean().nullish(),
  createdBy: z.object({ application: Identity, user: Identity }).nullish(),
  assignments: z.record(z.string(), z.unknown()).nullish(),
});
export type PlannerTask = z.infer<typeof PlannerTask>;

/** The properties of Graph's plannerTaskDetails that Kollegan reads; its etag is its own. */
export const TaskDetails = z.object({
  '@odata.etag': z.string().min(1),
  description: z.string().nullish(),
  checklist: z.record(z.string(), z.unknown()).nullish(),
});
export type TaskDetails = z.infer<typeof TaskDetails>;
