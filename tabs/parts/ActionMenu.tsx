import { Button } from '@fluentui/react-components';
import { lazy, type ReactElement, Suspense, useState } from 'react';
import type { MenuPopupProps } from './MenuPopup.tsx';

const MenuPopup = lazy(async () => ({ default: (await import('./MenuPopup.tsx')).MenuPopup }));

interface ActionMenuProps extends Pick<MenuPopupProps, 'groups'> {
  buttonRef?: (button: HTMLElement | null) => void;
  icon: ReactElement;
  /** Shown beside the icon. */
  text?: string;
  /** Read out, where there is no text. */
  label?: string;
  small?: boolean;
  describedBy?: string | undefined;
  onKeyDown?: ((event: React.KeyboardEvent) => void) | undefined;
}

/** A button with a menu. What draws the menu is fetched when it is first opened: no first screen needs it. */
export function ActionMenu({
  groups,
  icon,
  text,
  label,
  small = false,
  describedBy,
  onKeyDown,
  buttonRef,
}: ActionMenuProps) {
  const [target, setTarget] = useState<HTMLElement | null>(null);
  return (
    <>
      <Button
        {...(buttonRef ? { ref: buttonRef } : {})}
        appearance="subtle"
        size={small ? 'small' : 'medium'}
        icon={icon}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={target !== null}
        aria-describedby={describedBy}
        onKeyDown={onKeyDown}
        onClick={(event) => setTarget(event.currentTarget)}
      >
        {text}
      </Button>
      {target !== null && (
        <Suspense>
          <MenuPopup
            groups={groups}
            target={target}
            onClose={() => {
              target.focus();
              setTarget(null);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
