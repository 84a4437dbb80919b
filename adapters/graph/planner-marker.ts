import type { PlannerTaskContent } from '../../core/tasks/index.ts';

const LINE = /^[ \t]*Kollegan-ref:[ \t]*(\S.*?)[ \t]*\r?$/gm;

/** @returns the line that carries the marker */
export function markerLine(marker: string): string {
  return `Kollegan-ref: ${marker}`;
}

/** @returns the description with the marker as its last line, where people see it but need not read it. */
export function markedDescription({ description }: PlannerTaskContent, marker: string): string {
  const line = markerLine(marker);
  return description.trim() === '' ? line : `${description.trimEnd()}\n\n${line}`;
}

/** @returns the marker of a task by its description; the last line counts, since people's own words come before it. */
export function markerIn(description: string | null | undefined): string | null {
  const lines = [...(description ?? '').matchAll(LINE)];
  return lines.at(-1)?.[1] ?? null;
}
