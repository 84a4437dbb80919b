import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Textarea,
} from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { useModalLeave } from '../parts/use-modal-leave.ts';

interface ParkDialogProps {
  title: string;
  onPark: (reason: string) => void;
  onCancel: () => void;
}

/** Nothing is parked without a reason. */
export function ParkDialog({ title, onPark, onCancel }: ParkDialogProps) {
  const { texts } = useApp();
  useModalLeave();
  const [reason, setReason] = useState('');
  const [isMissing, setIsMissing] = useState(false);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === '') setIsMissing(true);
    else onPark(reason.trim());
  };

  return (
    <Dialog open onOpenChange={(_event, { open }) => !open && onCancel()}>
      <DialogSurface>
        <form onSubmit={submit} noValidate>
          <DialogBody>
            <DialogTitle>{texts.board.parkTitle}</DialogTitle>
            <DialogContent>
              <Field
                label={title}
                hint={texts.board.parkHint}
                required
                {...(isMissing ? { validationMessage: texts.decision.gate['reason-missing'] } : {})}
              >
                <Textarea value={reason} maxLength={300} onChange={(_event, { value }) => setReason(value)} />
              </Field>
            </DialogContent>
            <DialogActions>
              <Button onClick={onCancel}>{texts.app.cancel}</Button>
              <Button appearance="primary" type="submit">
                {texts.board.park}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
