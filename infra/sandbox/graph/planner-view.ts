import type { TaskRecord } from './graph-store.ts';

/** Every link that Graph hands out names its public address, wherever the stand-in listens. */
export const PUBLIC_ROOT = 'https://graph.microsoft.com/v1.0';

/** @returns the plannerTask resource. */
export function taskView({ task, etag, details }: TaskRecord): Record<string, unknown> {
  const items = Object.values(details.checklist);
  return {
    '@odata.etag': etag,
    planId: task.planId,
    bucketId: task.bucketId,
    title: task.title,
    orderHint: task.orderHint,
    assigneePriority: '',
    percentComplete: task.percentComplete,
    startDateTime: task.startDateTime,
    createdDateTime: task.createdDateTime,
    dueDateTime: task.dueDateTime,
    hasDescription: details.description !== '',
    previewType: details.previewType,
    completedDateTime: task.completedDateTime,
    completedBy: null,
    referenceCount: Object.keys(details.references).length,
    checklistItemCount: items.length,
    activeChecklistItemCount: items.filter((item) => !item.isChecked).length,
    conversationThreadId: null,
    priority: task.priority,
    id: task.id,
    createdBy: {
      user: { displayName: null, id: null },
      application: { displayName: null, id: task.createdByApplication },
    },
    appliedCategories: {},
    assignments: Object.fromEntries(
      Object.entries(task.assignments).map(([userId, assignment]) => [
        userId,
        { '@odata.type': '#microsoft.graph.plannerAssignment', ...assignment },
      ]),
    ),
  };
}

/** @returns the plannerTaskDetails resource. */
export function detailsView({ task, details, detailsEtag }: TaskRecord): Record<string, unknown> {
  return {
    '@odata.etag': detailsEtag,
    id: task.id,
    description: details.description,
    previewType: details.previewType,
    references: details.references,
    checklist: Object.fromEntries(
      Object.entries(details.checklist).map(([id, item]) => [
        id,
        { '@odata.type': '#microsoft.graph.plannerChecklistItem', ...item },
      ]),
    ),
  };
}
