import { Button, Field, Text, Textarea } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { RequestView } from '../../../core/contracts/api/privacy.api.ts';
import { useApp } from '../../app/app-context.ts';
import { focusOn } from '../../parts/focus-on.ts';
import { ChangeFault } from '../ChangeFault.tsx';
import { useFormStyles } from '../form-styles.ts';
import { useWords } from '../words-context.ts';
import { useChangeRequest } from './use-change-request.ts';

/** Two months more, once, with the reason that the person is told. */
export function ExtendRequestForm({ request: { id, etag }, onClose }: { request: RequestView; onClose: () => void }) {
  const { call, texts, tell } = useApp();
  const { requests: words } = useWords();
  const styles = useFormStyles();
  const [reason, setReason] = useState('');
  const [isTried, setIsTried] = useState(false);
  const isMissing = reason.trim() === '';
  const extend = useChangeRequest(
    () => call('requests.extend', { params: { requestId: id }, body: { reason }, etag }),
    () => {
      tell(words.extended);
      onClose();
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (!isMissing) extend.mutate();
  };
  const message = isTried && isMissing ? { validationMessage: texts.problems.fields.missing } : {};
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Text>{words.extendLead}</Text>
      {extend.isError && <ChangeFault error={extend.error} />}
      <Field label={words.extendReason} required {...message}>
        <Textarea ref={focusOn} value={reason} maxLength={2_000} onChange={(_event, { value }) => setReason(value)} />
      </Field>
      <div className={styles.actions}>
        <Button onClick={onClose}>{texts.app.cancel}</Button>
        <Button appearance="primary" type="submit" disabledFocusable={extend.isPending}>
          {words.extend}
        </Button>
      </div>
    </form>
  );
}
