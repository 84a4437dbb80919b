import { Button } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useApp } from '../../app/app-context.ts';
import { ErrorNotice } from '../../parts/ErrorNotice.tsx';
import { useFormStyles } from '../form-styles.ts';
import { SubjectFields } from '../SubjectFields.tsx';
import { type Subject, type SubjectType, subjectOf } from '../subject.ts';
import { useWords } from '../words-context.ts';
import { TermsFields } from './TermsFields.tsx';
import { missingTerms, NO_TERMS } from './terms.ts';

export function PlaceHoldForm() {
  const { call, texts, tell, session } = useApp();
  const { holds: words } = useWords();
  const styles = useFormStyles();
  const queryClient = useQueryClient();
  const [chosen, setChosen] = useState<{ type: SubjectType; id: string }>({ type: 'meeting', id: '' });
  const [terms, setTerms] = useState({ ...NO_TERMS, owner: session.person.name });
  const [isTried, setIsTried] = useState(false);
  // Sent twice, it is one hold.
  const [requestId, setRequestId] = useState(() => crypto.randomUUID());
  const target = subjectOf(chosen.type, chosen.id);
  const missing = missingTerms(terms);
  const place = useMutation({
    mutationFn: (subject: Subject) => call('holds.place', { body: { target: subject, ...terms, requestId } }),
    async onSuccess() {
      setChosen({ type: 'meeting', id: '' });
      setTerms({ ...NO_TERMS, owner: session.person.name });
      setIsTried(false);
      setRequestId(crypto.randomUUID());
      tell(words.placed);
      await queryClient.invalidateQueries({ queryKey: ['holds'] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (target && missing.size === 0) place.mutate(target);
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {place.isError && <ErrorNotice error={place.error} texts={texts} />}
      <SubjectFields
        label={words.what}
        {...chosen}
        isMissing={isTried && target === null}
        onChange={(type, id) => setChosen({ type, id })}
      />
      <TermsFields terms={terms} missing={isTried ? missing : new Set()} error={place.error} onChange={setTerms} />
      <div className={styles.actions}>
        <Button appearance="primary" type="submit" disabledFocusable={place.isPending}>
          {words.place}
        </Button>
      </div>
    </form>
  );
}
