import { useEffect, useState } from 'react';

/**
 * For a modal that is taken away while it is open, such as by the Back of the browser: what was hidden behind it from
 * readers is shown to them again, and the focus goes back to where it was.
 */
export function useModalLeave(): void {
  // Before the modal takes the focus, which it does in an effect.
  const [opener] = useState(() => document.activeElement);
  useEffect(() => {
    return () => {
      setTimeout(() => {
        document.getElementById('root')?.removeAttribute('aria-hidden');
        if (opener instanceof HTMLElement && opener.isConnected && document.activeElement === document.body)
          opener.focus();
      });
    };
  }, [opener]);
}
