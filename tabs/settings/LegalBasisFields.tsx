import { Field } from '@fluentui/react-components';
import type { SettingsBody } from '../../core/contracts/api/settings.api.ts';
import { useApp } from '../app/app-context.ts';
import { Choice } from '../parts/Choice.tsx';
import { Section } from '../parts/Section.tsx';

type LegalBasis = SettingsBody['legalBasis'];

export interface LegalBasisFieldsProps {
  value: LegalBasis;
  disabled: boolean;
  onChange: (value: LegalBasis) => void;
}

const ORGANISATIONS = ['company', 'public_body'] as const;
const BASES = ['usual', 'consent', 'legitimate_interest', 'public_task', 'contract'] as const;
const KINDS = ['employee', 'guest'] as const;

/** On what ground words are handled, for each kind of person; the words of the consent card follow from it. */
export function LegalBasisFields({ value, disabled, onChange }: LegalBasisFieldsProps) {
  const { texts } = useApp();
  const words = texts.settings.legalBasis;
  const options = BASES.map((basis) => ({ value: basis, words: words.bases[basis] }));
  return (
    <Section title={words.title}>
      <Field label={words.organisation}>
        <Choice
          disabled={disabled}
          value={value.organisation}
          options={ORGANISATIONS.map((each) => ({ value: each, words: words.organisations[each] }))}
          onChoose={(chosen) =>
            onChange({ ...value, organisation: ORGANISATIONS.find((each) => each === chosen) ?? 'company' })
          }
        />
      </Field>
      {KINDS.map((kind) => (
        <Field key={kind} label={words.kinds[kind]}>
          <Choice
            disabled={disabled}
            value={value[kind]}
            options={options}
            onChoose={(chosen) => onChange({ ...value, [kind]: BASES.find((each) => each === chosen) ?? 'usual' })}
          />
        </Field>
      ))}
    </Section>
  );
}
