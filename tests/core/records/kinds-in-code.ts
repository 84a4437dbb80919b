import ts from 'typescript';
import type { SourceFile } from '../../architecture/source-files.ts';

export interface KindsInCode {
  /** Every kind that a document is written with, and where. */
  kinds: Map<string, string>;
  /** Documents whose kind cannot be told from the code alone, as `file: text`. */
  untold: string[];
}

/** Looks for object literals that are documents (with `kind` and `body`), and says what kind each has. */
export function kindsInCode(files: readonly SourceFile[]): KindsInCode {
  const parsed = files.map(({ name, text }) => ({
    name,
    file: ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true),
  }));
  const constants = new Map(parsed.map(({ name, file }) => [name, constantsOf(file)]));
  const everywhere = new Map([...constants.values()].flatMap((own) => [...own]));
  const found: KindsInCode = { kinds: new Map(), untold: [] };
  for (const { name, file } of parsed) {
    const textOf = (id: string) => constants.get(name)?.get(id) ?? everywhere.get(id);
    visit(file, (literal) => {
      const kind = property(literal, 'kind');
      if (!kind || !property(literal, 'body')) return;
      const initializer = ts.isPropertyAssignment(kind) ? kind.initializer : kind.name;
      const values = textsOf(initializer as ts.Expression, textOf);
      if (values.length === 0) found.untold.push(`${name}: ${initializer.getText()}`);
      for (const value of values) found.kinds.set(value, name);
    });
  }
  return found;
}

function visit(node: ts.Node, look: (literal: ts.ObjectLiteralExpression) => void): void {
  if (ts.isObjectLiteralExpression(node)) look(node);
  ts.forEachChild(node, (child) => visit(child, look));
}

function property(literal: ts.ObjectLiteralExpression, name: string) {
  return literal.properties.find(
    (each): each is ts.PropertyAssignment | ts.ShorthandPropertyAssignment =>
      (ts.isPropertyAssignment(each) || ts.isShorthandPropertyAssignment(each)) && each.name.getText() === name,
  );
}

/** Constants of a file that are texts. */
function constantsOf(file: ts.SourceFile): Map<string, string> {
  const texts = new Map<string, string>();
  for (const statement of file.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (initializer && ts.isStringLiteralLike(initializer)) texts.set(name.getText(), initializer.text);
    }
  }
  return texts;
}

function textsOf(expression: ts.Expression, textOf: (name: string) => string | undefined): string[] {
  if (ts.isStringLiteralLike(expression)) return [expression.text];
  if (ts.isConditionalExpression(expression)) {
    const [yes, no] = [textsOf(expression.whenTrue, textOf), textsOf(expression.whenFalse, textOf)];
    return yes.length > 0 && no.length > 0 ? [...yes, ...no] : [];
  }
  if (ts.isIdentifier(expression)) return [textOf(expression.text)].filter((value) => value !== undefined);
  if (ts.isTemplateExpression(expression)) {
    const parts = expression.templateSpans.map(({ expression: part, literal }) => {
      const [value] = textsOf(part, textOf);
      return value === undefined ? null : value + literal.text;
    });
    return parts.includes(null) ? [] : [expression.head.text + parts.join('')];
  }
  return [];
}
