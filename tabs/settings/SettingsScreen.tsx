import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { Suspense } from 'react';
import { useApp } from '../app/app-context.ts';
import { NotFound } from '../app/NotFound.tsx';
import { hrefOf } from '../app/route.ts';
import type { ScreenProps } from '../app/screen-props.ts';
import { Screen } from '../parts/Screen.tsx';
import { settingsPagesFor } from './settings-pages.ts';

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

/** What holds for all meetings of the organisation; every change of it is in the audit log. */
export function SettingsScreen({ params }: ScreenProps) {
  const { session, texts } = useApp();
  const styles = useStyles();
  const pages = settingsPagesFor(session.roles);
  const [first] = pages;
  const shown = params['page'] === undefined ? first : pages.find(({ key }) => key === params['page']);
  if (!shown) return <NotFound />;
  return (
    <Screen title={texts.settings.title} lead={texts.settings.lead}>
      <nav aria-label={texts.settings.title}>
        <ul className={styles.pages}>
          {pages.map(({ key, title }) => (
            <li key={key}>
              <a
                href={hrefOf(`/settings/${key}`)}
                className={styles.link}
                aria-current={key === shown.key ? 'page' : undefined}
              >
                {title(texts)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Suspense fallback={<Spinner label={texts.app.loading} />}>
        <shown.Component />
      </Suspense>
    </Screen>
  );
}
