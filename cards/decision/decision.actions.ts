import { z } from 'zod';
import { DecisionRef, Id, optionalInput } from '../shared/wire.ts';

export const MAX_STEPS_LENGTH = 2000;

export const DecisionConfirm = DecisionRef.extend({ verb: z.literal('decision.confirm') });
export const DecisionDismiss = DecisionRef.extend({ verb: z.literal('decision.dismiss') });
export const DecisionRestore = DecisionRef.extend({ verb: z.literal('decision.restore') });
export const DecisionAccept = DecisionRef.extend({ verb: z.literal('decision.accept') });
export const DecisionDecline = DecisionRef.extend({ verb: z.literal('decision.decline') });

/** Answers "which Anna?". */
export const DecisionChooseOwner = DecisionRef.extend({ verb: z.literal('decision.choose-owner'), personId: Id });

/**
 * The form "Change". `owner` is a person id, empty: as it was (in large meetings the field starts empty). `deadline`
 * is what the client sent, empty: none; whether it is a date that can be met is for the gate to say.
 */
export const DecisionChange = DecisionRef.extend({
  verb: z.literal('decision.change'),
  title: optionalInput(200),
  owner: optionalInput(200),
  deadline: optionalInput(40),
  steps: optionalInput(MAX_STEPS_LENGTH).transform(linesIn),
});
export type DecisionChange = z.infer<typeof DecisionChange>;

/** The input is `newOwner` since ids must be unique in a card and the form "Change" has `owner`. */
export const DecisionHandOver = DecisionRef.extend({
  verb: z.literal('decision.hand-over'),
  newOwner: Id,
}).transform(({ newOwner, ...rest }) => ({ ...rest, owner: newOwner }));
export type DecisionHandOver = z.infer<typeof DecisionHandOver>;

function linesIn(text: string): string[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
