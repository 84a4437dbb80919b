import { Button, Text } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { saveFile } from '../api/save-file.ts';
import { useApp } from '../app/app-context.ts';
import { useWords } from '../compliance/words-context.ts';
import { ErrorNotice } from '../parts/ErrorNotice.tsx';
import { Section } from '../parts/Section.tsx';

/** Everything that is held of oneself, made when it is asked for. */
export function MyCopy() {
  const { getToken, texts, language, session } = useApp();
  const { mine: words } = useWords();
  const save = useMutation({
    mutationFn: () =>
      saveFile({
        getToken,
        endpoint: 'privacy.export',
        params: undefined,
        query: { language },
        fileName: `${words.file}-${session.today}.zip`,
      }),
  });
  return (
    <Section title={words.copy}>
      <Text>{words.exportLead}</Text>
      {save.isError && <ErrorNotice error={save.error} texts={texts} />}
      <div>
        <Button disabledFocusable={save.isPending} onClick={() => save.mutate()}>
          {words.export}
        </Button>
      </div>
    </Section>
  );
}
