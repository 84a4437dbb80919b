import { makeStyles, tokens } from '@fluentui/react-components';
import { NavigationRegular } from '@fluentui/react-icons';
import { ActionMenu } from '../parts/ActionMenu.tsx';
import { useApp } from './app-context.ts';
import { goTo, hrefOf, useRoute } from './route.ts';
import { screensFor } from './screens.ts';

const useStyles = makeStyles({
  wide: {
    display: 'flex',
    gap: tokens.spacingHorizontalXS,
    listStyle: 'none',
    margin: 0,
    padding: 0,
    '@media (max-width: 799px)': { display: 'none' },
  },
  narrow: { '@media (min-width: 800px)': { display: 'none' } },
  link: {
    display: 'block',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    borderBottom: `${tokens.strokeWidthThick} solid transparent`,
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    whiteSpace: 'nowrap',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    '&[aria-current=page]': {
      color: tokens.colorNeutralForeground1,
      fontWeight: tokens.fontWeightSemibold,
      borderBottomColor: tokens.colorCompoundBrandStroke,
      borderBottomLeftRadius: 0,
      borderBottomRightRadius: 0,
    },
  },
});

/** Links side by side, or a menu where they have no room. */
export function MainNav() {
  const { texts, session } = useApp();
  const { path } = useRoute();
  const styles = useStyles();
  const items = screensFor(session.roles).flatMap(({ pattern, nav }) =>
    nav ? [{ to: pattern, words: texts.nav[nav] }] : [],
  );
  const shown = path === '/' ? items[0]?.to : path;
  const isHere = (to: string) => shown === to || (to !== '/' && shown?.startsWith(`${to}/`) === true);
  const choices = items.map(({ to, words }) => ({ key: to, words, checked: isHere(to), onChoose: () => goTo(to) }));
  return (
    <nav aria-label={texts.app.navigation}>
      <ul className={styles.wide}>
        {items.map(({ to, words }) => (
          <li key={to}>
            <a href={hrefOf(to)} className={styles.link} aria-current={isHere(to) ? 'page' : undefined}>
              {words}
            </a>
          </li>
        ))}
      </ul>
      <div className={styles.narrow}>
        <ActionMenu icon={<NavigationRegular />} text={texts.app.menu} groups={[{ key: 'screens', choices }]} />
      </div>
    </nav>
  );
}
