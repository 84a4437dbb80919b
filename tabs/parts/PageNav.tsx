import { makeStyles, tokens } from '@fluentui/react-components';

interface PageNavProps {
  label: string;
  pages: readonly { href: string; words: string }[];
  /** The address of the page that is shown. */
  shown: string;
}

const useStyles = makeStyles({
  pages: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXS,
    listStyle: 'none',
    margin: 0,
    padding: 0,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  link: {
    display: 'block',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderBottom: `${tokens.strokeWidthThick} solid transparent`,
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    '&[aria-current=page]': {
      color: tokens.colorNeutralForeground1,
      fontWeight: tokens.fontWeightSemibold,
      borderBottomColor: tokens.colorCompoundBrandStroke,
    },
  },
});

/** The pages of a screen, as plain links. */
export function PageNav({ label, pages, shown }: PageNavProps) {
  const styles = useStyles();
  return (
    <nav aria-label={label}>
      <ul className={styles.pages}>
        {pages.map(({ href, words }) => (
          <li key={href}>
            <a href={href} className={styles.link} aria-current={href === shown ? 'page' : undefined}>
              {words}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
