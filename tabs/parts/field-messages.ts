import { problemOf } from '../api/problem-error.ts';
import type { Texts } from '../locales/texts.ts';

/** @returns what to show beside a field of a form that was refused, by the field's path */
export function fieldMessages(error: unknown, texts: Texts): (field: string) => { validationMessage?: string } {
  const fields = error ? (problemOf(error).fields ?? []) : [];
  return (field) => {
    const found = fields.find((each) => each.field === field);
    return found ? { validationMessage: texts.problems.fields[found.code] } : {};
  };
}
