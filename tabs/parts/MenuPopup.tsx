import {
  Menu,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
} from '@fluentui/react-components';

export interface MenuChoice {
  key: string;
  words: string;
  onChoose: () => void;
  /** One of several of which one holds. */
  checked?: boolean;
}

export interface MenuGroupOf {
  key: string;
  heading?: string;
  choices: readonly MenuChoice[];
}

export interface MenuPopupProps {
  groups: readonly MenuGroupOf[];
  target: HTMLElement;
  onClose: () => void;
}

export function MenuPopup({ groups, target, onClose }: MenuPopupProps) {
  const checkedValues = Object.fromEntries(
    groups.map(({ key, choices }) => [key, choices.filter(({ checked }) => checked).map((choice) => choice.key)]),
  );
  const choose = (choice: MenuChoice) => {
    onClose();
    choice.onChoose();
  };
  return (
    <Menu
      open
      checkedValues={checkedValues}
      positioning={{ target }}
      onOpenChange={(_event, { open }) => !open && onClose()}
    >
      <MenuPopover>
        <MenuList>
          {groups.map(({ key, heading, choices }) => (
            <MenuGroup key={key}>
              {heading !== undefined && <MenuGroupHeader>{heading}</MenuGroupHeader>}
              {choices.map((choice) =>
                choice.checked === undefined ? (
                  <MenuItem key={choice.key} onClick={() => choose(choice)}>
                    {choice.words}
                  </MenuItem>
                ) : (
                  <MenuItemRadio key={choice.key} name={key} value={choice.key} onClick={() => choose(choice)}>
                    {choice.words}
                  </MenuItemRadio>
                ),
              )}
            </MenuGroup>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
