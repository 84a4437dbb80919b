import { Button } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { HoldView } from '../../../core/contracts/api/retention.api.ts';
import { useApp } from '../../app/app-context.ts';
import { ChangeFault } from '../ChangeFault.tsx';
import { useFormStyles } from '../form-styles.ts';
import { useWords } from '../words-context.ts';
import { TermsFields } from './TermsFields.tsx';
import { missingTerms, type Terms } from './terms.ts';

export function ChangeHoldForm({ hold, onClose }: { hold: HoldView; onClose: () => void }) {
  const { call, texts, tell } = useApp();
  const { holds: words } = useWords();
  const styles = useFormStyles();
  const queryClient = useQueryClient();
  const { owner, reason, reviewOn } = hold;
  const [terms, setTerms] = useState<Terms>({ owner, reason, reviewOn });
  const missing = missingTerms(terms);
  const change = useMutation({
    mutationFn: () => call('holds.change', { params: { holdId: hold.id }, body: terms, etag: hold.etag }),
    onSuccess() {
      tell(words.changed);
      onClose();
    },
    // Who was slower sees above what the other one saved, and sends anew.
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['holds'] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (missing.size === 0) change.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {change.isError && <ChangeFault error={change.error} />}
      <TermsFields terms={terms} missing={missing} error={change.error} isOpened onChange={setTerms} />
      <div className={styles.actions}>
        <Button onClick={onClose}>{texts.app.cancel}</Button>
        <Button appearance="primary" type="submit" disabledFocusable={change.isPending}>
          {texts.app.save}
        </Button>
      </div>
    </form>
  );
}
