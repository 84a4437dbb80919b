import { Button, Checkbox, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { useApp } from '../../app/app-context.ts';
import { ErrorNotice } from '../../parts/ErrorNotice.tsx';
import { useFormStyles } from '../form-styles.ts';
import { SubjectFields } from '../SubjectFields.tsx';
import { type SubjectType, subjectOf } from '../subject.ts';
import { useWords } from '../words-context.ts';
import { useAskErasure } from './use-ask-erasure.ts';

/** Nothing is removed by this form alone: the words are typed beside the request that it makes. */
export function AskErasureForm({ onAsked }: { onAsked: (requestId: string) => void }) {
  const { texts } = useApp();
  const { erasure: words } = useWords();
  const styles = useFormStyles();
  const [chosen, setChosen] = useState<{ type: SubjectType; id: string }>({ type: 'meeting', id: '' });
  const [withPlanner, setWithPlanner] = useState(false);
  const [isTried, setIsTried] = useState(false);
  const target = subjectOf(chosen.type, chosen.id);
  const ask = useAskErasure((id) => {
    setIsTried(false);
    setChosen({ type: 'meeting', id: '' });
    onAsked(id);
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (target) ask.mutate({ target, withPlanner });
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {ask.isError && <ErrorNotice error={ask.error} texts={texts} />}
      <SubjectFields
        label={words.what}
        {...chosen}
        isMissing={isTried && target === null}
        onChange={(type, id) => setChosen({ type, id })}
      />
      <Checkbox
        label={words.withPlanner}
        checked={withPlanner}
        onChange={(_event, { checked }) => setWithPlanner(checked === true)}
      />
      {chosen.type === 'tenant' && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{words.tenantNote}</MessageBarBody>
        </MessageBar>
      )}
      <div className={styles.actions}>
        <Button appearance="primary" type="submit" disabledFocusable={ask.isPending}>
          {words.go}
        </Button>
      </div>
    </form>
  );
}
