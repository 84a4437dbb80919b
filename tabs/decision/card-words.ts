import type { DecisionCard, OwnerView } from '../../core/contracts/api/decision.api.ts';
import type { Format } from '../app/format.ts';
import type { Texts } from '../locales/texts.ts';
import type { Tone } from '../parts/tone.ts';

export function ownerWords(owner: OwnerView, texts: Texts): string {
  if (owner.type === 'person') return owner.person.name;
  return owner.type === 'none' ? texts.decision.noOwner : texts.decision.unclearOwner(owner.name);
}

export interface When {
  words: string;
  tone: Tone;
}

/** @returns how a decision stands in time, in words and as a tone */
export function whenWords(
  card: DecisionCard,
  today: string,
  { texts, format }: { texts: Texts; format: Format },
): When {
  if (card.column === 'done') {
    const day = card.doneAt?.slice(0, 10) ?? null;
    return { words: day === null ? texts.decision.columns.done : texts.decision.doneOn(format.day(day)), tone: 'good' };
  }
  if (card.column === 'parked') return { words: texts.decision.columns.parked, tone: 'calm' };
  if (card.deadline === null) return { words: texts.decision.noDeadline, tone: 'warn' };
  const day = format.day(card.deadline);
  if (card.deadline < today) return { words: texts.decision.overdue(day), tone: 'bad' };
  return { words: texts.decision.by(day), tone: card.column === 'in-progress' ? 'busy' : 'calm' };
}
