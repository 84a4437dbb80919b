import { Field } from '@fluentui/react-components';
import { Choice } from '../parts/Choice.tsx';
import { KnownField } from './KnownField.tsx';
import { SUBJECT_TYPES, type SubjectType } from './subject.ts';
import { useWords } from './words-context.ts';

interface SubjectFieldsProps {
  label: string;
  type: SubjectType;
  id: string;
  /** It was sent without anything chosen. */
  isMissing: boolean;
  onChange: (type: SubjectType, id: string) => void;
}

/** A person, a meeting or the organisation. */
export function SubjectFields({ label, type, id, isMissing, onChange }: SubjectFieldsProps) {
  const words = useWords();
  return (
    <>
      <Field label={label}>
        <Choice
          value={type}
          options={SUBJECT_TYPES.map((each) => ({ value: each, words: words.kinds[each] }))}
          onChoose={(value) => onChange(SUBJECT_TYPES.find((each) => each === value) ?? 'meeting', '')}
        />
      </Field>
      {type !== 'tenant' && (
        <KnownField
          key={type}
          type={type}
          id={id}
          isMissing={isMissing}
          onChange={(chosen) => onChange(type, chosen)}
        />
      )}
    </>
  );
}
