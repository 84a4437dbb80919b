import { createHash } from 'node:crypto';
import { DateTime } from 'luxon';
import type { PlannerTaskContent } from '../../core/tasks/index.ts';
import { markedDescription } from './planner-marker.ts';
import type { PlannerTask, TaskDetails } from './planner-task.ts';

/** Planner's limits. */
const MAX_TITLE = 255;
const MAX_CHECKLIST_ITEMS = 20;
const MAX_CHECKLIST_TITLE = 100;
const DUE_HOUR = 17;

/** One line, cut between characters people see as one where it is too long for Planner. */
function fitLine(text: string, max: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= max) return line;
  let cut = '';
  for (const { segment } of new Intl.Segmenter('sv').segment(line)) {
    if (cut.length + segment.length > max - 1) break;
    cut += segment;
  }
  return `${cut}…`;
}

/** @returns the title as Planner keeps it, at most 255 characters. */
export function plannerTitle(title: string): string {
  return fitLine(title, MAX_TITLE);
}

/** @returns 17:00 on the due date in the tenant's time zone, in UTC, whole seconds. */
function dueDateTime({ dueDate }: PlannerTaskContent, timeZone: string): string {
  const due = DateTime.fromISO(dueDate, { zone: timeZone }).set({ hour: DUE_HOUR });
  return due.toUTC().toFormat("yyyy-MM-dd'T'HH:mm:ss'Z'");
}

/** ` !`: first in an empty list. Source: "Using order hints in Planner". */
const assignment = { '@odata.type': '#microsoft.graph.plannerAssignment', orderHint: ' !' };

export interface Place {
  planId: string;
  bucketId?: string;
  /** IANA name of the tenant's time zone. */
  timeZone: string;
}

/** @returns the body of POST /planner/tasks. */
export function newTaskBody(content: PlannerTaskContent, { planId, bucketId, timeZone }: Place): object {
  return {
    planId,
    ...(bucketId !== undefined && { bucketId }),
    title: plannerTitle(content.title),
    dueDateTime: dueDateTime(content, timeZone),
    assignments: { [content.assigneeId]: assignment },
  };
}

const sameId = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** Planner's app knows three states: 0, 50 (in progress) and 100. */
function progressChange(
  { percentComplete }: PlannerTask,
  { done, started, reopened = false }: PlannerTaskContent,
): object {
  if (reopened && percentComplete === 100) return { percentComplete: started ? 50 : 0 };
  if (done) return percentComplete === 100 ? {} : { percentComplete: 100 };
  return started && (percentComplete ?? 0) === 0 ? { percentComplete: 50 } : {};
}

/** @returns the body of PATCH /planner/tasks/{id} with only what differs, or null when nothing does. */
export function taskChange(task: PlannerTask, content: PlannerTaskContent, timeZone: string): object | null {
  const title = plannerTitle(content.title);
  const due = dueDateTime(content, timeZone);
  const assigned = Object.keys(task.assignments ?? {});
  const others = assigned.filter((id) => !sameId(id, content.assigneeId));
  const missing = others.length === assigned.length;

  const change = {
    ...progressChange(task, content),
    ...(task.title !== title && { title }),
    ...(Date.parse(task.dueDateTime ?? '') !== Date.parse(due) && { dueDateTime: due }),
    ...((missing || others.length > 0) && {
      assignments: {
        ...Object.fromEntries(others.map((id) => [id, null])),
        ...(missing && { [content.assigneeId]: assignment }),
      },
    }),
  };
  return Object.keys(change).length === 0 ? null : change;
}

/** Made from the marker, so that a repeat of the same write adds no step twice. */
function checklistId(marker: string, index: number): string {
  const hash = createHash('sha256').update(`${marker}#${index}`).digest('hex');
  const parts = [hash.slice(0, 8), hash.slice(8, 12), `4${hash.slice(13, 16)}`, `8${hash.slice(17, 20)}`];
  return [...parts, hash.slice(20, 32)].join('-');
}

function checklistBody({ checklist }: PlannerTaskContent, marker: string): object {
  const steps = checklist.map((step) => fitLine(step, MAX_CHECKLIST_TITLE)).filter((step) => step !== '');
  return Object.fromEntries(
    steps.slice(0, MAX_CHECKLIST_ITEMS).map((title, index) => [
      checklistId(marker, index),
      {
        '@odata.type': '#microsoft.graph.plannerChecklistItem',
        title,
        isChecked: false,
        // Each after the one before: "<previous> !", where the previous hint may be one that was only just computed.
        orderHint: ' !'.repeat(index + 1),
      },
    ]),
  );
}

/**
 * @param before - what a person may have written in the meantime; kept above ours
 * @returns the body of the first PATCH of a new task's details
 */
export function newDetailsBody(content: PlannerTaskContent, marker: string, before: TaskDetails): object {
  const ours = markedDescription(content, marker);
  const theirs = before.description?.trim() ?? '';
  return {
    description: theirs === '' ? ours : `${theirs}\n\n${ours}`,
    previewType: 'automatic',
    ...(content.checklist.length > 0 && { checklist: checklistBody(content, marker) }),
  };
}
