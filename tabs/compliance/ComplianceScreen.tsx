import { Spinner } from '@fluentui/react-components';
import { Suspense } from 'react';
import { useApp } from '../app/app-context.ts';
import { NotFound } from '../app/NotFound.tsx';
import { hrefOf } from '../app/route.ts';
import type { ScreenProps } from '../app/screen-props.ts';
import { PageNav } from '../parts/PageNav.tsx';
import { Screen } from '../parts/Screen.tsx';
import { compliancePagesFor } from './compliance-pages.ts';
import { WithWords } from './WithWords.tsx';
import { useWords } from './words-context.ts';

/** Who agreed to what, what is kept and why, and that what should be gone is gone. */
export function ComplianceScreen({ params }: ScreenProps) {
  return (
    <WithWords>
      <CompliancePages shown={params['page']} />
    </WithWords>
  );
}

function CompliancePages({ shown: key }: { shown: string | undefined }) {
  const { session, texts } = useApp();
  const words = useWords();
  const pages = compliancePagesFor(session.roles);
  const [first] = pages;
  const shown = key === undefined ? first : pages.find((page) => page.key === key);
  if (!shown) return <NotFound />;
  return (
    <Screen title={words.title} lead={words.lead}>
      <PageNav
        label={words.title}
        pages={pages.map((page) => ({ href: hrefOf(`/compliance/${page.key}`), words: words.pages[page.key] }))}
        shown={hrefOf(`/compliance/${shown.key}`)}
      />
      <Suspense fallback={<Spinner label={texts.app.loading} />}>
        <shown.Component />
      </Suspense>
    </Screen>
  );
}
