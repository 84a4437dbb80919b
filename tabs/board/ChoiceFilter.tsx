import { Field, Input } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons';
import { type ComponentType, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ChoiceFilterProps, ChoiceSearchProps } from './choice-props.ts';
import { nameOf } from './name-of.ts';

type Fetched = Pick<ChoiceSearchProps, 'begun'> & { Search: ComponentType<ChoiceSearchProps> };

/**
 * A filter of which there may be thousands. What searches is fetched when somebody turns to the field: most who open the
 * board never do. What they type meanwhile goes on there.
 */
export function ChoiceFilter({ className, ...props }: ChoiceFilterProps & { className: string }) {
  const { label, value, offered, all } = props;
  const [fetched, setFetched] = useState<Fetched | null>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const done = useRef<Pick<ChoiceSearchProps['begun'], 'typed' | 'isOpen'>>({ typed: null, isOpen: false });

  const fetchSearch = () => {
    import('./ChoiceSearch.tsx').then(
      ({ ChoiceSearch }) => {
        const hasFocus = field.current !== null && field.current === document.activeElement;
        const begun = { ...done.current, hasFocus };
        // At once, or a letter that comes before the field is changed would be lost.
        flushSync(() => setFetched((before) => before ?? { Search: ChoiceSearch, begun }));
      },
      // Without contact it is fetched when somebody turns to it again.
      () => undefined,
    );
  };

  return (
    <Field label={label} className={className}>
      {fetched ? (
        <fetched.Search {...props} begun={fetched.begun} />
      ) : (
        <Input
          input={{ ref: field, role: 'combobox', 'aria-expanded': false }}
          contentAfter={<ChevronDownRegular />}
          placeholder={all}
          maxLength={100}
          value={typed ?? nameOf(offered, value) ?? ''}
          onFocus={fetchSearch}
          onPointerEnter={fetchSearch}
          onClick={() => {
            done.current.isOpen = true;
          }}
          onKeyDown={({ key }) => {
            if (key === 'ArrowDown' || key === 'ArrowUp') done.current.isOpen = true;
          }}
          onChange={(_event, data) => {
            done.current = { typed: data.value, isOpen: true };
            setTyped(data.value);
          }}
          onBlur={() => {
            done.current = { typed: null, isOpen: false };
            setTyped(null);
          }}
        />
      )}
    </Field>
  );
}
