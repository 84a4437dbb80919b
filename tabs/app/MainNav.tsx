import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { NavigationRegular } from '@fluentui/react-icons';
import { ActionMenu } from '../parts/ActionMenu.tsx';
import { useNavLinkStyles } from '../parts/nav-link-styles.ts';
import { useApp } from './app-context.ts';
import { goTo, hrefOf, useRoute } from './route.ts';
import { screensFor } from './screens.ts';

const useStyles = makeStyles({
  wide: { '@media (max-width: 799px)': { display: 'none' } },
  narrow: { '@media (min-width: 800px)': { display: 'none' } },
  link: {
    borderRadius: tokens.borderRadiusMedium,
    whiteSpace: 'nowrap',
    '&[aria-current=page]': { borderBottomLeftRadius: 0, borderBottomRightRadius: 0 },
  },
});

/** Links side by side, or a menu where they have no room. */
export function MainNav() {
  const { texts, session } = useApp();
  const { path } = useRoute();
  const styles = useStyles();
  const shared = useNavLinkStyles();
  const items = screensFor(session.roles).flatMap(({ pattern, nav }) =>
    nav ? [{ to: pattern, words: texts.nav[nav] }] : [],
  );
  const shown = path === '/' ? items[0]?.to : path;
  const isHere = (to: string) => shown === to || (to !== '/' && shown?.startsWith(`${to}/`) === true);
  const choices = items.map(({ to, words }) => ({ key: to, words, checked: isHere(to), onChoose: () => goTo(to) }));
  return (
    <nav aria-label={texts.app.navigation}>
      <ul className={mergeClasses(shared.links, styles.wide)}>
        {items.map(({ to, words }) => (
          <li key={to}>
            <a
              href={hrefOf(to)}
              className={mergeClasses(shared.link, styles.link)}
              aria-current={isHere(to) ? 'page' : undefined}
            >
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
