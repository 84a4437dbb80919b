import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Language } from '../../core/shared/language.ts';
import { CONTEXT_TURNS, type Utterance, understand, understandAll } from '../../core/understanding/index.ts';
import type { LabelledItem } from '../../evaluation/labelled-item.ts';
import { readOwnItems } from '../../evaluation/own-items.ts';
import { percentile } from './statistics.ts';

const ITEMS = path.resolve(import.meta.dirname, '../../evaluation/items');
const WORDS_PER_HOUR = 10_000;

/** What it costs to read a meeting on one core. A third of what is said in it settles something: the worst case. */
export interface UnderstandingFigures {
  language: Language;
  /** CPU ms of one hour, the first time and at best; `first` holds what is compiled once in a process. */
  firstHourMs: number;
  hourMs: number;
  /** CPU ms of ten hours divided by ten times that of one. */
  tenHoursToOne: number;
  /** ms from an utterance to its findings with two hours behind it. */
  live: { p50: number; p99: number };
  /** MB of live heap that the second hour of a running meeting adds to the first. */
  liveGrowthMb: number;
}

function wordsIn(text: string): number {
  return text.split(/\s+/).length;
}

function meetingOf(items: readonly LabelledItem[], hours: number): Utterance[] {
  const turns = items.flatMap((item) => item.turns);
  const utterances: Utterance[] = [];
  for (let words = 0; words < hours * WORDS_PER_HOUR; ) {
    const { speaker, text } = turns[utterances.length % turns.length] ?? { speaker: '', text: '' };
    utterances.push({ id: `u${utterances.length}`, speakerId: speaker, at: '2026-10-05T09:00:00Z', text });
    words += wordsIn(text);
  }
  return utterances;
}

/** As many people as a large meeting has: those who say most of what is read. */
const PEOPLE = 12;

function loudest(items: readonly LabelledItem[]): string[] {
  const turns = Map.groupBy(
    items.flatMap((item) => item.turns),
    ({ speaker }) => speaker,
  );
  return [...turns]
    .sort(([, a], [, b]) => b.length - a.length)
    .slice(0, PEOPLE)
    .map(([name]) => name);
}

function cpuMs(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

export function measureUnderstanding(repeats: number): UnderstandingFigures[] {
  const all = readOwnItems(ITEMS);
  return Language.options.map((language) =>
    measureLanguage(
      language,
      all.filter((item) => item.language === language),
      repeats,
    ),
  );
}

function measureLanguage(language: Language, items: readonly LabelledItem[], repeats: number): UnderstandingFigures {
  const names = loudest(items);
  const circumstances = { attendees: names.map((name) => ({ id: name, name })), meetingDate: '2026-10-05', language };
  const read = (hours: number) => {
    const utterances = meetingOf(items, hours);
    return cpuMs(() => void understandAll({ ...circumstances, utterances }));
  };
  const firstHourMs = read(1);
  const bestOf = (hours: number) => Math.min(...Array.from({ length: repeats }, () => read(hours)));
  const hourMs = bestOf(1);
  const tenHoursToOne = bestOf(10) / (10 * hourMs);
  const { times, growthMb } = hearLive(meetingOf(items, 2), circumstances);
  const secondHour = times.slice(Math.floor(times.length / 2));
  return {
    language,
    firstHourMs,
    hourMs,
    tenHoursToOne,
    live: { p50: percentile(secondHour, 0.5), p99: percentile(secondHour, 0.99) },
    liveGrowthMb: growthMb,
  };
}

type Circumstances = Pick<Parameters<typeof understand>[0], 'attendees' | 'meetingDate' | 'language'>;

/** Hears a meeting as the bot does: each utterance is new, and only the last few are kept. */
function hearLive(spoken: readonly Utterance[], circumstances: Circumstances): { times: number[]; growthMb: number } {
  let context: Utterance[] = [];
  const times: number[] = [];
  const middle = Math.floor(spoken.length / 2);
  let heapAtMiddle = 0;
  spoken.forEach((said, at) => {
    const utterance = { ...said };
    const start = performance.now();
    understand({ ...circumstances, utterance, context });
    times.push(performance.now() - start);
    context = [...context, utterance].slice(-CONTEXT_TURNS);
    if (at === middle) heapAtMiddle = liveHeapMb();
  });
  return { times, growthMb: liveHeapMb() - heapAtMiddle };
}

function liveHeapMb(): number {
  setFlagsFromString('--expose_gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
  return process.memoryUsage().heapUsed / 1024 ** 2;
}
