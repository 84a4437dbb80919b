import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  Text,
} from '@fluentui/react-components';
import { problemOf } from '../api/problem-error.ts';
import type { Texts } from '../locales/texts.ts';

interface ErrorNoticeProps {
  error: unknown;
  texts: Texts;
  onRetry?: () => void;
}

/** What went wrong and what to do, in the person's language, with the reference that finds it in the log. */
export function ErrorNotice({ error, texts, onRetry }: ErrorNoticeProps) {
  const { code, reference } = problemOf(error);
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{texts.problems.title}</MessageBarTitle>
        {texts.problems.codes[code] ?? texts.problems.other}
        {reference !== '' && (
          <Text size={200} block>
            {texts.problems.reference(reference)}
          </Text>
        )}
      </MessageBarBody>
      {onRetry && (
        <MessageBarActions>
          <Button onClick={onRetry}>{texts.app.retry}</Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
