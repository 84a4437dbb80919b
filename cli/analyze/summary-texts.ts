import type { Language } from '../../core/shared/language.ts';

interface SummaryTexts {
  columns: readonly [kind: string, what: string, owner: string, deadline: string, place: string];
  kinds: { decision: string; action: string };
  missing: string;
  or: string;
  line: string;
  paragraph: string;
  nothing: string;
  found: (decisions: number, actions: number) => string;
  withoutOwner: (count: number) => string;
  withoutDeadline: (count: number) => string;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** The words of the summary, in the language of the meeting; the same words as on the cards. */
export const SUMMARY_TEXTS: Readonly<Record<Language, SummaryTexts>> = {
  sv: {
    columns: ['Typ', 'Vad', 'Ägare', 'Klart senast', 'Var'],
    kinds: { decision: 'Beslut', action: 'Att göra' },
    missing: 'saknas',
    or: 'eller',
    line: 'rad',
    paragraph: 'stycke',
    nothing: 'Jag hittade inga beslut och inget att göra.',
    found: (decisions, actions) => `${decisions} beslut och ${actions} att göra.`,
    withoutOwner: (count) => `${count} saknar ägare.`,
    withoutDeadline: (count) => `${count} saknar datum.`,
  },
  nb: {
    columns: ['Type', 'Hva', 'Ansvarlig', 'Ferdig senest', 'Hvor'],
    kinds: { decision: 'Beslutning', action: 'Oppgave' },
    missing: 'mangler',
    or: 'eller',
    line: 'linje',
    paragraph: 'avsnitt',
    nothing: 'Jeg fant ingen beslutninger og ingen oppgaver.',
    found: (decisions, actions) =>
      `${counted(decisions, 'beslutning', 'beslutninger')} og ${counted(actions, 'oppgave', 'oppgaver')}.`,
    withoutOwner: (count) => `${count} mangler ansvarlig.`,
    withoutDeadline: (count) => `${count} mangler dato.`,
  },
  da: {
    columns: ['Type', 'Hvad', 'Ansvarlig', 'Færdig senest', 'Hvor'],
    kinds: { decision: 'Beslutning', action: 'Opgave' },
    missing: 'mangler',
    or: 'eller',
    line: 'linje',
    paragraph: 'afsnit',
    nothing: 'Jeg fandt ingen beslutninger og ingen opgaver.',
    found: (decisions, actions) =>
      `${counted(decisions, 'beslutning', 'beslutninger')} og ${counted(actions, 'opgave', 'opgaver')}.`,
    withoutOwner: (count) => `${count} mangler ansvarlig.`,
    withoutDeadline: (count) => `${count} mangler dato.`,
  },
  en: {
    columns: ['Kind', 'What', 'Owner', 'Due', 'Where'],
    kinds: { decision: 'Decision', action: 'To do' },
    missing: 'missing',
    or: 'or',
    line: 'line',
    paragraph: 'paragraph',
    nothing: 'I found no decisions and nothing to do.',
    found: (decisions, actions) => `${counted(decisions, 'decision', 'decisions')} and ${actions} to do.`,
    withoutOwner: (count) => `${count} without an owner.`,
    withoutDeadline: (count) => `${count} without a date.`,
  },
};
