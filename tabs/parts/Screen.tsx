import { makeStyles, Text, tokens, typographyStyles } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef } from 'react';

interface ScreenProps {
  title: string;
  lead?: string;
  /** Right of the title, below it where there is no room. */
  actions?: ReactNode;
  children: ReactNode;
}

const useStyles = makeStyles({
  screen: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalL}`,
    maxWidth: '1440px',
    width: '100%',
    boxSizing: 'border-box',
    marginInline: 'auto',
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
  },
  title: { ...typographyStyles.title3, margin: 0, outlineStyle: 'none', overflowWrap: 'anywhere' },
});

/** One screen: its title has the focus when the screen was just gone to, so that a reader starts there. */
export function Screen({ title, lead, actions, children }: ScreenProps) {
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Kollegan`;
  }, [title]);
  useEffect(() => {
    if (hasNavigated) heading.current?.focus();
    hasNavigated = true;
  }, []);

  return (
    <div className={styles.screen}>
      <div className={styles.head}>
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          {title}
        </h1>
        {actions}
      </div>
      {lead !== undefined && <Text>{lead}</Text>}
      {children}
    </div>
  );
}

/** Not on the first screen: there the page itself has just been opened. */
let hasNavigated = false;
