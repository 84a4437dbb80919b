import { Text } from '@fluentui/react-components';
import { Screen } from '../parts/Screen.tsx';
import { useApp } from './app-context.ts';

export function NotFound() {
  const { texts } = useApp();
  return (
    <Screen title={texts.app.notFound}>
      <Text>
        <a href="#/">{texts.app.toStart}</a>
      </Text>
    </Screen>
  );
}
