import { Text } from '@fluentui/react-components';
import { useEffect } from 'react';
import { useApp } from '../app/app-context.ts';
import { Screen } from '../parts/Screen.tsx';

/** What Teams shows when the tab is added to a chat or a meeting: there is nothing to choose. */
export function ConfigureScreen() {
  const { host, texts } = useApp();
  useEffect(() => {
    const url = new URL('./', window.location.href).href.replace(/[?#].*$/, '');
    void host.configure({ name: texts.configure.tabName, url });
  }, [host, texts]);
  return (
    <Screen title={texts.configure.title}>
      <Text>{host.name === 'teams' ? texts.configure.lead : texts.configure.onlyTeams}</Text>
    </Screen>
  );
}
