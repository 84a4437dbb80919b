import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { DecisionCard } from '../../core/contracts/api/decision.api.ts';
import { useApp } from '../app/app-context.ts';
import { ownerWords, whenWords } from '../decision/card-words.ts';
import { StateDot } from '../parts/StateDot.tsx';

interface CardFaceProps {
  card: DecisionCard;
  actions?: ReactNode;
  onOpen?: () => void;
  isLifted?: boolean;
}

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    minWidth: 0,
  },
  isLifted: { boxShadow: tokens.shadow16, cursor: 'grabbing' },
  head: { display: 'flex', gap: tokens.spacingHorizontalXS, justifyContent: 'space-between', alignItems: 'flex-start' },
  open: {
    font: 'inherit',
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
    background: 'none',
    border: 'none',
    padding: 0,
    textAlign: 'start',
    cursor: 'pointer',
    overflowWrap: 'anywhere',
    minHeight: '24px',
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, borderRadius: tokens.borderRadiusSmall },
  },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
  },
  quiet: { color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
});

/** What one sees of a decision at a glance: what, who, when, from where. */
export function CardFace({ card, actions, onOpen, isLifted = false }: CardFaceProps) {
  const app = useApp();
  const { texts, session } = app;
  const styles = useStyles();
  const { words, tone } = whenWords(card, session.today, app);
  return (
    <article className={mergeClasses(styles.card, isLifted && styles.isLifted)}>
      <div className={styles.head}>
        {onOpen ? (
          <button type="button" className={styles.open} onClick={onOpen} aria-label={texts.board.open(card.title)}>
            {card.title}
          </button>
        ) : (
          <Text weight="semibold">{card.title}</Text>
        )}
        {actions}
      </div>
      <div className={styles.facts}>
        <span>{ownerWords(card.owner, texts)}</span>
        <StateDot tone={tone}>{words}</StateDot>
      </div>
      <Text size={200} className={styles.quiet}>
        {card.meetingTitle}
        {card.confirmed ? '' : ` · ${texts.decision.heardOnly}`}
      </Text>
    </article>
  );
}
