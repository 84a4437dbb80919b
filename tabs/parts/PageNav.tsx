import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useNavLinkStyles } from './nav-link-styles.ts';

interface PageNavProps {
  label: string;
  pages: readonly { href: string; words: string }[];
  /** The address of the page that is shown. */
  shown: string;
}

const useStyles = makeStyles({
  pages: {
    flexWrap: 'wrap',
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
});

/** The pages of a screen, as plain links. */
export function PageNav({ label, pages, shown }: PageNavProps) {
  const styles = useStyles();
  const shared = useNavLinkStyles();
  return (
    <nav aria-label={label}>
      <ul className={mergeClasses(shared.links, styles.pages)}>
        {pages.map(({ href, words }) => (
          <li key={href}>
            <a href={href} className={shared.link} aria-current={href === shown ? 'page' : undefined}>
              {words}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
