import { Field, Input, Textarea } from '@fluentui/react-components';
import { useApp } from '../../app/app-context.ts';
import { fieldMessages } from '../../parts/field-messages.ts';
import { focusOn } from '../../parts/focus-on.ts';
import { useWords } from '../words-context.ts';
import type { Terms } from './terms.ts';

interface TermsFieldsProps {
  terms: Terms;
  missing: ReadonlySet<keyof Terms>;
  error: unknown;
  /** It has just been opened in the place of a button. */
  isOpened?: boolean;
  onChange: (terms: Terms) => void;
}

export function TermsFields({ terms, missing, error, isOpened = false, onChange }: TermsFieldsProps) {
  const { texts } = useApp();
  const { holds: words } = useWords();
  const refused = fieldMessages(error, texts);
  const message = (field: keyof Terms) =>
    missing.has(field) ? { validationMessage: texts.problems.fields.missing } : refused(field);
  return (
    <>
      <Field label={words.owner} required {...message('owner')}>
        <Input
          {...(isOpened ? { ref: focusOn } : {})}
          value={terms.owner}
          maxLength={120}
          onChange={(_event, { value }) => onChange({ ...terms, owner: value })}
        />
      </Field>
      <Field label={words.reason} hint={words.reasonHint} required {...message('reason')}>
        <Textarea
          value={terms.reason}
          maxLength={500}
          onChange={(_event, { value }) => onChange({ ...terms, reason: value })}
        />
      </Field>
      <Field label={words.reviewOn} required {...message('reviewOn')}>
        <Input
          type="date"
          value={terms.reviewOn}
          onChange={(_event, { value }) => onChange({ ...terms, reviewOn: value })}
        />
      </Field>
    </>
  );
}
