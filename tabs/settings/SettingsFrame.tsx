import { Button, MessageBar, MessageBarBody, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { FormEvent, ReactNode } from 'react';
import { problemOf } from '../api/problem-error.ts';
import { useApp } from '../app/app-context.ts';
import { ErrorNotice } from '../parts/ErrorNotice.tsx';
import type { SaveSettings } from './use-save-settings.ts';

interface SettingsFrameProps {
  editable: boolean;
  save: SaveSettings;
  lead?: string;
  note?: string | undefined;
  /** Something in it cannot be saved as it stands. */
  isWrong?: boolean;
  noValidate?: boolean;
  children: ReactNode;
}

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  actions: { display: 'flex', justifyContent: 'flex-end' },
});

/** What every form of settings has around its fields: what went wrong, who was quicker, and the button that saves. */
export function SettingsFrame({ editable, save, lead, note, isWrong, noValidate, children }: SettingsFrameProps) {
  const { texts } = useApp();
  const styles = useStyles();
  const wasChanged = save.isError && problemOf(save.error).code === 'API.CHANGED';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate={noValidate}>
      {lead && <Text>{lead}</Text>}
      {!editable && <Text>{texts.settings.readOnly}</Text>}
      {note && <Text>{note}</Text>}
      {wasChanged && (
        <MessageBar intent="warning" layout="multiline" role="status">
          <MessageBarBody>{texts.settings.changed}</MessageBarBody>
        </MessageBar>
      )}
      {save.isError && !wasChanged && <ErrorNotice error={save.error} texts={texts} />}
      {children}
      {editable && (
        <div className={styles.actions}>
          <Button appearance="primary" type="submit" disabled={save.isPending || isWrong === true}>
            {texts.app.save}
          </Button>
        </div>
      )}
    </form>
  );
}
