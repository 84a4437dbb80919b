import { useCallback, useState } from 'react';

export interface Notice {
  id: number;
  message: string;
  intent: 'success' | 'info' | 'warning' | 'error';
}

/** @returns the last thing said, and the ways to say the next and to take it away */
export function useNotice() {
  const [notice, setNotice] = useState<Notice | null>(null);
  const tell = useCallback(
    (message: string, intent: Notice['intent'] = 'success') =>
      setNotice((before) => ({ id: (before?.id ?? 0) + 1, message, intent })),
    [],
  );
  const close = useCallback(() => setNotice(null), []);
  return { notice, tell, close };
}
