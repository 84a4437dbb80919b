import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Tone } from './tone.ts';

const useStyles = makeStyles({
  state: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  dot: {
    width: '8px',
    height: '8px',
    flexShrink: 0,
    borderRadius: tokens.borderRadiusCircular,
    // Where the system chooses the colours, a background is not drawn but a border is.
    border: '1px solid transparent',
  },
  good: { backgroundColor: tokens.colorStatusSuccessForeground3 },
  busy: { backgroundColor: tokens.colorCompoundBrandBackground },
  warn: { backgroundColor: tokens.colorStatusWarningForeground3 },
  bad: { backgroundColor: tokens.colorStatusDangerForeground3 },
  calm: { backgroundColor: tokens.colorNeutralForeground4 },
});

/** A state as a coloured dot with its word: colour alone tells nobody anything. */
export function StateDot({ tone, children }: { tone: Tone; children: ReactNode }) {
  const styles = useStyles();
  return (
    <span className={styles.state}>
      <span className={mergeClasses(styles.dot, styles[tone])} aria-hidden />
      <span>{children}</span>
    </span>
  );
}
