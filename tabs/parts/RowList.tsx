import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

interface Row {
  key: string;
  href: string;
  title: string;
  facts: ReactNode;
  /** Right of the title. */
  aside?: ReactNode;
}

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  row: {
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    ':first-child': { borderTop: 'none' },
  },
  head: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalM, justifyContent: 'space-between' },
  link: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    textDecorationLine: 'none',
    overflowWrap: 'anywhere',
    minHeight: '24px',
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, borderRadius: tokens.borderRadiusSmall },
  },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalM,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
  },
});

/** Rows that lead somewhere; what to read where there are none. */
export function RowList({ rows, none }: { rows: readonly Row[]; none: string }) {
  const styles = useStyles();
  if (rows.length === 0) return <Text>{none}</Text>;
  return (
    <ul className={styles.list}>
      {rows.map(({ key, href, title, facts, aside }) => (
        <li key={key} className={styles.row}>
          <div className={styles.head}>
            <a className={styles.link} href={href}>
              {title}
            </a>
            {aside}
          </div>
          <div className={styles.facts}>{facts}</div>
        </li>
      ))}
    </ul>
  );
}
