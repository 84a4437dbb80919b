import type { AgendaView } from '../../core/contracts/api/meeting.api.ts';

const MAX_ITEMS = 30;

/** @returns the items of a text with one on every line; empty lines are none */
export function itemsOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, MAX_ITEMS);
}

export function isWritten({ title, items }: AgendaView): boolean {
  return title !== '' || items.length > 0;
}
