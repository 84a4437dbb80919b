import { Text } from '@fluentui/react-components';
import type { Settings } from '../../core/contracts/api/settings.api.ts';
import { useApp } from '../app/app-context.ts';
import { LANGUAGE_NAMES } from '../app/languages.ts';
import { Facts } from '../parts/Facts.tsx';
import { Section } from '../parts/Section.tsx';

/** The words of the consent question, as they follow from what is chosen. */
export function Notices({ settings }: { settings: Settings }) {
  const { texts } = useApp();
  return (
    <Section title={texts.settings.notices}>
      {settings.notices.map(({ language, kind, basis, version, lead, ground, levels, withdrawal }) => (
        <details key={`${language}-${kind}`}>
          <summary>
            {LANGUAGE_NAMES[language]} · {texts.settings.legalBasis.kinds[kind]} (
            {texts.settings.legalBasis.bases[basis]}){' · '}
            {texts.settings.version(version)}
          </summary>
          <div lang={language}>
            <Text block>{lead}</Text>
            <Text block>{ground}</Text>
            <Facts facts={levels.map(({ name, meaning }) => [name, meaning])} />
            <Text block>{withdrawal}</Text>
          </div>
        </details>
      ))}
    </Section>
  );
}
