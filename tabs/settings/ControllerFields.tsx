import { Field, Input, Text } from '@fluentui/react-components';
import type { SettingsBody } from '../../core/contracts/api/settings.api.ts';
import { useApp } from '../app/app-context.ts';
import { Section } from '../parts/Section.tsx';

type Controller = SettingsBody['controller'];

export interface ControllerFieldsProps {
  value: Controller;
  disabled: boolean;
  messages: (field: string) => { validationMessage?: string };
  onChange: (value: Controller) => void;
}

const FIELDS = [
  'name',
  'address',
  'country',
  'contact',
  'email',
  'phone',
  'dataProtectionOfficer',
  'privacyPolicyUrl',
] as const satisfies readonly (keyof Controller)[];
/** As much as the server takes. */
const LONGEST: Partial<Record<keyof Controller, number>> = { country: 2, privacyPolicyUrl: 500 };

/** Who answers for what is done with people's words: stands on every receipt. */
export function ControllerFields({ value, disabled, messages, onChange }: ControllerFieldsProps) {
  const { texts } = useApp();
  return (
    <Section title={texts.settings.controller.title}>
      <Text>{texts.settings.controller.help}</Text>
      {FIELDS.map((field) => (
        <Field key={field} label={texts.settings.controller[field]} {...messages(`controller.${field}`)}>
          <Input
            disabled={disabled}
            value={value[field]}
            maxLength={LONGEST[field] ?? 300}
            onChange={(_event, typed) =>
              onChange({ ...value, [field]: field === 'country' ? typed.value.toUpperCase() : typed.value })
            }
          />
        </Field>
      ))}
    </Section>
  );
}
