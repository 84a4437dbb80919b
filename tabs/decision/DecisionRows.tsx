import type { DecisionCard } from '../../core/contracts/api/decision.api.ts';
import { useApp } from '../app/app-context.ts';
import { hrefOf } from '../app/route.ts';
import { RowList } from '../parts/RowList.tsx';
import { StateDot } from '../parts/StateDot.tsx';
import { ownerWords, whenWords } from './card-words.ts';

/** Decisions as rows; each opens on the board. */
export function DecisionRows<Card extends DecisionCard>({
  cards,
  none,
  isMine = false,
  more = () => null,
}: {
  cards: readonly Card[];
  none: string;
  isMine?: boolean;
  /** What else is said of one of them. */
  more?: (card: Card) => string | null;
}) {
  const app = useApp();
  const rows = cards.map((card) => {
    const { words, tone } = whenWords(card, app.session.today, app);
    return {
      key: `${card.meetingId}/${card.id}`,
      href: hrefOf('/board', { meeting: card.meetingId, decision: card.id }),
      title: card.title,
      facts: (
        <>
          <StateDot tone={tone}>{words}</StateDot>
          <span>{isMine ? card.meetingTitle : ownerWords(card.owner, app.texts)}</span>
          {more(card) !== null && <span>{more(card)}</span>}
        </>
      ),
    };
  });
  return <RowList rows={rows} none={none} />;
}
