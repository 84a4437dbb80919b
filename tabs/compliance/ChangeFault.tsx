import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { problemOf } from '../api/problem-error.ts';
import { useApp } from '../app/app-context.ts';
import { ErrorNotice } from '../parts/ErrorNotice.tsx';
import { useWords } from './words-context.ts';

/** Why a change did not go through; who was slower keeps what they wrote. */
export function ChangeFault({ error }: { error: unknown }) {
  const { texts } = useApp();
  const { quicker } = useWords();
  if (problemOf(error).code !== 'API.CHANGED') return <ErrorNotice error={error} texts={texts} />;
  return (
    <MessageBar intent="warning" layout="multiline" role="status">
      <MessageBarBody>{quicker}</MessageBarBody>
    </MessageBar>
  );
}
