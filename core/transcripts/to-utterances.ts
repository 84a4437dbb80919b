import type { PlainDate } from '../shared/plain-date.ts';
import type { Utterance } from '../understanding/index.ts';
import type { People } from './people-of.ts';
import type { Turn } from './transcript.ts';

/** Understanding reads the first part of what somebody says in one go; a speech is therefore heard in parts. */
const LONGEST = 2_000;

/** An utterance, and which turn it is (part of). */
export interface UtteranceOfTurn {
  utterance: Utterance;
  /** Index of the turn. */
  turn: number;
}

/**
 * @param idOf the id of a turn by its index; the second and later parts of a speech get `.2`, `.3` behind it
 * @param date the meeting's; the times of day are those since the recording began
 */
export function toUtterances(
  turns: readonly Turn[],
  { people, date, idOf }: { people: Pick<People, 'idOf'>; date: PlainDate; idOf: (turn: number) => string },
): UtteranceOfTurn[] {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  return turns.flatMap(({ speaker, text, startMs }, turn) =>
    partsOf(text).map((part, at) => ({
      turn,
      utterance: {
        id: at === 0 ? idOf(turn) : `${idOf(turn)}.${at + 1}`,
        speakerId: people.idOf(speaker),
        at: new Date(midnight + (startMs ?? 0)).toISOString(),
        text: part,
      },
    })),
  );
}

/** Cuts behind a sentence where there is one in the second half of a part, else between words. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  let from = 0;
  while (text.length - from > LONGEST) {
    const head = text.slice(from, from + LONGEST);
    const sentence = Math.max(...['. ', '? ', '! '].map((end) => head.lastIndexOf(end))) + 1;
    const space = head.lastIndexOf(' ');
    const cut = [sentence, space].find((at) => at > LONGEST / 2) ?? LONGEST;
    parts.push(head.slice(0, cut).trim());
    from += cut;
  }
  return [...parts, text.slice(from).trim()];
}
