import { AppError } from '../core/shared/app-error.ts';

export function corpusMissing(path: string): AppError {
  return new AppError({
    code: 'EVALUATION.CORPUS_MISSING',
    fate: 'tell-person',
    message:
      `No corpus at ${path}. Get the AMI Meeting Corpus (CC BY 4.0) from https://groups.inf.ed.ac.uk/ami/corpus/, write its ` +
      'meetings as JSON lines of the shape in docs/understanding-model.md, and give the path as the first argument.',
  });
}

export function corpusUnreadable(path: string, line: number): AppError {
  return new AppError({
    code: 'EVALUATION.CORPUS_UNREADABLE',
    fate: 'tell-person',
    message: `Line ${line} of ${path} is not a meeting of the shape in docs/understanding-model.md.`,
  });
}

export function tooFewSeries(series: number, folds: number): AppError {
  return new AppError({
    code: 'EVALUATION.TOO_FEW_SERIES',
    fate: 'tell-person',
    message: `The corpus has ${series} series of meetings; cross-validation over ${folds} folds needs at least as many.`,
  });
}

/** @param part the lines that cannot be read; they are of this project, not what people said */
export function itemsUnreadable(name: string, part: string): AppError {
  return new AppError({
    code: 'EVALUATION.ITEMS_UNREADABLE',
    fate: 'tell-person',
    message: `In the items ${name} this cannot be read; the shape is at the top of read-items.ts: ${part.slice(0, 80)}`,
  });
}
