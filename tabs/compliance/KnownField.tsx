import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { Choice } from '../parts/Choice.tsx';
import { useNames } from './use-names.ts';
import { useWords } from './words-context.ts';

interface KnownFieldProps {
  type: 'person' | 'meeting';
  id: string;
  /** It was sent without anything chosen. */
  isMissing: boolean;
  onChange: (id: string) => void;
}

/** No id looks like this. */
const OTHER = '#';

/** A person or a meeting, from what is known; else by its id. */
export function KnownField({ type, id, isMissing, onChange }: KnownFieldProps) {
  const words = useWords();
  const names = useNames();
  const [isOther, setIsOther] = useState(false);
  const known = type === 'person' ? names.people : names.meetings;
  const message = isMissing ? { validationMessage: words.chooseOne } : {};
  return (
    <>
      <Field label={type === 'person' ? words.whom : words.which} required {...(isOther ? {} : message)}>
        <Choice
          value={isOther ? OTHER : id}
          options={[{ value: '', words: words.choose }, ...known, { value: OTHER, words: words.other }]}
          onChoose={(value) => {
            setIsOther(value === OTHER);
            onChange(value === OTHER ? '' : value);
          }}
        />
      </Field>
      {isOther && (
        <Field label={words.id} required {...message}>
          <Input value={id} maxLength={200} onChange={(_event, { value }) => onChange(value)} />
        </Field>
      )}
      {names.more !== null && (
        <div>
          <Button appearance="subtle" onClick={names.more}>
            {words.moreChoices}
          </Button>
        </div>
      )}
    </>
  );
}
