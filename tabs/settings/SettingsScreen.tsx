import { Spinner } from '@fluentui/react-components';
import { Suspense } from 'react';
import { useApp } from '../app/app-context.ts';
import { NotFound } from '../app/NotFound.tsx';
import { hrefOf } from '../app/route.ts';
import type { ScreenProps } from '../app/screen-props.ts';
import { PageNav } from '../parts/PageNav.tsx';
import { Screen } from '../parts/Screen.tsx';
import { settingsPagesFor } from './settings-pages.ts';

/** What holds for all meetings of the organisation; every change of it is in the audit log. */
export function SettingsScreen({ params }: ScreenProps) {
  const { session, texts } = useApp();
  const pages = settingsPagesFor(session.roles);
  const [first] = pages;
  const shown = params['page'] === undefined ? first : pages.find(({ key }) => key === params['page']);
  if (!shown) return <NotFound />;
  return (
    <Screen title={texts.settings.title} lead={texts.settings.lead}>
      <PageNav
        label={texts.settings.title}
        pages={pages.map(({ key, title }) => ({ href: hrefOf(`/settings/${key}`), words: title(texts) }))}
        shown={hrefOf(`/settings/${shown.key}`)}
      />
      <Suspense fallback={<Spinner label={texts.app.loading} />}>
        <shown.Component />
      </Suspense>
    </Screen>
  );
}
