import { Spinner } from '@fluentui/react-components';
import { Suspense } from 'react';
import { useApp } from './app-context.ts';
import { NotFound } from './NotFound.tsx';
import { paramsOf, useRoute } from './route.ts';
import { screensFor } from './screens.ts';

/** The screen of the address; a person's first screen where the address names none. */
export function Router() {
  const { session, texts } = useApp();
  const { path } = useRoute();
  const screens = screensFor(session.roles);
  const [first] = screens;
  const fitting = screens.flatMap(({ pattern, Component }) => {
    const params = paramsOf(pattern, path);
    return params ? [{ Component, params }] : [];
  });
  const [found] =
    path === '/' && fitting.length === 0 && first ? [{ Component: first.Component, params: {} }] : fitting;
  if (!found) return <NotFound />;
  return (
    <Suspense fallback={<Spinner label={texts.app.loading} />}>
      <found.Component params={found.params} />
    </Suspense>
  );
}
