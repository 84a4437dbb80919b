import type { DecisionDetail } from '../../core/contracts/api/decision.api.ts';
import type { Texts } from '../locales/texts.ts';

type Fresh = Pick<DecisionDetail, 'history' | 'column'>;

/** @returns who was quicker and what they did, as far as the decision as it is now tells it */
export function conflictWords(title: string, current: Fresh | null, texts: Texts): string {
  const last = current?.history.find(({ type }) => type.startsWith('decision.'));
  if (!current || !last?.actor) return texts.board.conflict(title);
  const { name } = last.actor;
  if (last.type !== 'decision.moved') return texts.board.changedBy(name, title);
  return texts.board.movedBy(name, title, texts.decision.columns[current.column]);
}
