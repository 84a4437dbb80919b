import { Combobox, makeStyles, Option } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { BoardChoice } from '../../core/contracts/api/board.api.ts';
import { useApp } from '../app/app-context.ts';
import type { Texts } from '../locales/texts.ts';
import type { ChoiceSearchProps } from './choice-props.ts';
import { nameOf } from './name-of.ts';

const useStyles = makeStyles({
  whole: { width: '100%', minWidth: 0 },
  input: { minWidth: 0, width: '100%' },
  heard: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

const TO_THE_END = 1_000;
/** Typing is a search after this long. */
const TYPING_MS = 150;

/** One of those that are offered, or of those that have a word that begins as one types. */
export function ChoiceSearch({ kind, label, value, offered, all, begun, onChoose }: ChoiceSearchProps) {
  const { texts } = useApp();
  const styles = useStyles();
  const [typed, setTyped] = useState(begun.typed);
  const [picked, setPicked] = useState<BoardChoice | null>(null);
  const found = useFound(kind, typed?.trim() ?? '');
  const name = nameOf([...(offered ?? []), ...(picked ? [picked] : [])], value);
  const unknown = offered === undefined ? '' : texts.board.unknownChoice;
  const none = { id: '', name: all };
  const choices = found.isSearch ? found.choices : [none, ...(offered ?? [])];
  const message = found.state === null ? null : texts.board.choices[found.state];

  const choose = (id: string, words: string) => {
    setTyped(null);
    setPicked(id === '' ? null : { id, name: words });
    if (id !== value) onChoose(id);
  };

  return (
    <>
      <Combobox
        // Beside its field, so that it is where a screen reader is told the search is.
        inlinePopup
        root={{ className: styles.whole }}
        input={{ className: styles.input, maxLength: 100 }}
        // It is for the mouse alone: keys open the list from the field.
        expandIcon={{ 'aria-hidden': true, 'aria-label': label, tabIndex: -1 }}
        placeholder={all}
        value={typed ?? (value === '' ? '' : (name ?? unknown))}
        selectedOptions={[value]}
        autoFocus={begun.hasFocus}
        defaultOpen={begun.hasFocus && begun.isOpen}
        // A name that stands there is taken away by the first letter; what was just typed goes on.
        onFocus={({ currentTarget }) => currentTarget.setSelectionRange(typed === null ? 0 : typed.length, TO_THE_END)}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onOptionSelect={(_event, { optionValue, optionText }) => {
          // Typing takes the choice away in the list, not here: it holds until another is made.
          if (optionValue !== undefined) choose(optionValue, optionText ?? '');
        }}
        onOpenChange={(_event, { open }) => !open && setTyped(null)}
        onBlur={() => typed?.trim() === '' && choose('', all)}
      >
        {choices.map((choice) => (
          <Option key={choice.id} value={choice.id} text={choice.name}>
            {choice.name}
          </Option>
        ))}
        {message !== null && (
          <Option key="message" value="message" text={message} disabled checkIcon={null}>
            {message}
          </Option>
        )}
      </Combobox>
      <span className={styles.heard} aria-live="polite">
        {found.state === 'searching' ? null : message}
      </span>
    </>
  );
}

/** What the text finds. What an older text found is never offered: a key that is pressed now would choose among that. */
function useFound(kind: ChoiceSearchProps['kind'], text: string) {
  const { call } = useApp();
  const [wanted, setWanted] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setWanted(text), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const { data, isError } = useQuery({
    queryKey: ['choices', kind, wanted],
    enabled: wanted !== '',
    staleTime: 0,
    queryFn: ({ signal }) => call('board.choices', { params: { kind }, query: { text: wanted }, signal }),
  });
  const isSearch = text !== '';
  const choices = isSearch && text === wanted ? data?.choices : undefined;
  return { isSearch, choices: choices ?? [], state: isSearch ? stateOf() : null };

  function stateOf(): keyof Texts['board']['choices'] | null {
    if (choices === undefined) return isError && text === wanted ? 'failed' : 'searching';
    if (choices.length === 0) return 'none';
    return data?.cursor === null ? null : 'more';
  }
}
