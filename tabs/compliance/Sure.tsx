import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useApp } from '../app/app-context.ts';
import { ErrorNotice } from '../parts/ErrorNotice.tsx';
import { focusOn } from '../parts/focus-on.ts';
import { useFormStyles } from './form-styles.ts';

interface SureProps {
  question: string;
  yes: string;
  isPending: boolean;
  error: unknown;
  onYes: () => void;
  onNo: () => void;
}

/** Asks once more before what cannot be undone; who pressed the button before is on the one that leaves it. */
export function Sure({ question, yes, isPending, error, onYes, onNo }: SureProps) {
  const { texts } = useApp();
  const styles = useFormStyles();
  return (
    <>
      <MessageBar intent="warning" layout="multiline" role="alert">
        <MessageBarBody>{question}</MessageBarBody>
      </MessageBar>
      {error !== null && <ErrorNotice error={error} texts={texts} />}
      <div className={styles.actions}>
        <Button ref={focusOn} onClick={onNo}>
          {texts.app.cancel}
        </Button>
        <Button appearance="primary" disabledFocusable={isPending} onClick={onYes}>
          {yes}
        </Button>
      </div>
    </>
  );
}
