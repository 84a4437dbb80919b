import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Settings, SettingsBody } from '../../core/contracts/api/settings.api.ts';
import { ProblemError } from '../api/problem-error.ts';
import { useApp } from '../app/app-context.ts';

interface SaveOptions {
  settings: Settings;
  /** What is to be saved, as it stands in the form. */
  body: () => SettingsBody;
  onSaved: () => void;
}

export type SaveSettings = ReturnType<typeof useSaveSettings>;

/** Saves over the version that the person sees; who was slower gets the fresh one. */
export function useSaveSettings({ settings, body, onSaved }: SaveOptions) {
  const { call, texts, tell } = useApp();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => call('settings.change', { body: body(), etag: settings.etag }),
    onSuccess(saved) {
      queryClient.setQueryData(['settings'], saved);
      onSaved();
      tell(texts.app.saved);
      void queryClient.invalidateQueries({ queryKey: ['audit'] });
    },
    onError(error) {
      const current = error instanceof ProblemError ? error.problem.current : undefined;
      if (current) queryClient.setQueryData(['settings'], current);
    },
  });
}
