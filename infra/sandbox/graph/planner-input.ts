import { z } from 'zod';

const ENTRA_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Planner's limits, as its service enforces them. */
export const MAX_CHECKLIST_ITEMS = 20;

/**
 * What a client may send as a place in a list: `<previous> <next>!`, printable ASCII. A value that the service gave out
 * is not one. Source: "Using order hints in Planner".
 */
const OrderHint = z.string().regex(/^[ -~]* [ -~]*!$/, 'orderHint must look like "<previous> <next>!"');
const Moment = z.iso.datetime({ offset: true, error: 'must be a date and time with an offset' });

const Assignment = z.strictObject({
  '@odata.type': z.enum(['#microsoft.graph.plannerAssignment', 'microsoft.graph.plannerAssignment']),
  orderHint: OrderHint,
});

const ChecklistItem = z.strictObject({
  '@odata.type': z.enum(['#microsoft.graph.plannerChecklistItem', 'microsoft.graph.plannerChecklistItem']),
  title: z.string().min(1).max(100).optional(),
  isChecked: z.boolean().optional(),
  orderHint: OrderHint.optional(),
});

const taskFields = {
  bucketId: z.string().length(28).nullable().optional(),
  title: z.string().trim().min(1).max(255),
  orderHint: OrderHint.optional(),
  percentComplete: z.int().min(0).max(100).optional(),
  priority: z.int().min(0).max(10).optional(),
  startDateTime: Moment.nullable().optional(),
  dueDateTime: Moment.nullable().optional(),
  assignments: z.record(z.string().regex(ENTRA_ID), Assignment.nullable()).optional(),
};

/** Body of POST /planner/tasks. Unknown properties are refused, as Graph refuses them. */
export const NewTask = z.strictObject({ ...taskFields, planId: z.string() });
export type NewTask = z.infer<typeof NewTask>;

/** Body of PATCH /planner/tasks/{id}: only what changes; a null assignment removes the person. */
export const TaskChange = z.strictObject({ ...taskFields, title: taskFields.title.optional() });
export type TaskChange = z.infer<typeof TaskChange>;

/** Body of PATCH /planner/tasks/{id}/details; a null checklist item removes it. */
export const DetailsChange = z.strictObject({
  description: z.string().optional(),
  previewType: z.enum(['automatic', 'noPreview', 'checklist', 'description', 'reference']).optional(),
  checklist: z.record(z.string().min(1).max(64), ChecklistItem.nullable()).optional(),
  references: z.record(z.string(), z.unknown()).optional(),
});
export type DetailsChange = z.infer<typeof DetailsChange>;

/** @returns where and how the body is wrong, without its values. */
export function faultOf(error: z.ZodError): string {
  return error.issues.map((issue) => `'${issue.path.join('/')}' ${issue.message}`).join('; ');
}
