import { PersonRegular } from '@fluentui/react-icons';
import { ActionMenu } from '../parts/ActionMenu.tsx';
import { PracticeTag } from '../parts/PracticeTag.tsx';
import { useApp } from './app-context.ts';
import { LANGUAGE_NAMES, LANGUAGES } from './languages.ts';
import type { Preferences } from './preferences.ts';
import { goTo } from './route.ts';

export interface PersonMenuProps {
  preferences: Preferences;
  onPreferences: (preferences: Preferences) => void;
  signOut: () => void;
}

const THEMES = ['light', 'dark', 'contrast'] as const;

/** Who one is, and how one wants it: language and look of this device. */
export function PersonMenu({ preferences, onPreferences, signOut }: PersonMenuProps) {
  const { texts, session, language, host } = useApp();
  const person = {
    key: 'person',
    heading: texts.app.signedInAs(session.person.name),
    choices: [
      { key: 'mine', words: texts.people.mine, onChoose: () => goTo('/me') },
      ...(session.host === 'embedded' ? [{ key: 'change', words: texts.app.changePerson, onChoose: signOut }] : []),
    ],
  };
  const languages = {
    key: 'language',
    heading: texts.app.language,
    choices: LANGUAGES.map((each) => ({
      key: each,
      words: LANGUAGE_NAMES[each],
      checked: each === language,
      onChoose: () => onPreferences({ ...preferences, language: each }),
    })),
  };
  const themes = {
    key: 'theme',
    heading: texts.app.theme,
    choices: [null, ...THEMES].map((each) => ({
      key: each ?? 'follow',
      words: texts.app.themes[each ?? 'follow'],
      checked: each === preferences.theme,
      onChoose: () => onPreferences({ ...preferences, theme: each }),
    })),
  };
  return (
    <>
      {session.host === 'embedded' && <PracticeTag words={texts.signIn.practice} />}
      <ActionMenu
        icon={<PersonRegular />}
        label={`${texts.app.person}: ${session.person.name}`}
        groups={host.name === 'browser' ? [person, languages, themes] : [person, languages]}
      />
    </>
  );
}
