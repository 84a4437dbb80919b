import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Language, type Node, Parser } from 'web-tree-sitter';
import { ROOT } from '../../architecture/source-files.ts';

export const AZURE = path.join(ROOT, 'infra/azure');

export interface BicepFile {
  /** Below `infra/azure`, with slashes. */
  name: string;
  text: string;
  root: Node;
}

export interface Declaration {
  name: string;
  node: Node;
  /** The names of its decorators, such as `allowed`, with the text of what they are given. */
  decorators: Record<string, string>;
}

/** @returns a function that reads Bicep with its public grammar */
export async function createBicepReader(): Promise<(name: string, text: string) => BicepFile> {
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(readFileSync(require.resolve('tree-sitter-bicep/tree-sitter-bicep.wasm'))));
  return (name, text) => {
    const root = parser.parse(text)?.rootNode;
    if (!root) throw new TypeError(`${name} could not be read`);
    return { name, text, root };
  };
}

/** @returns every Bicep file of the deployment */
export async function readBicepFiles(): Promise<BicepFile[]> {
  const read = await createBicepReader();
  return readdirSync(AZURE, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.bicep'))
    .map((name) => read(name.split(path.sep).join('/'), readFileSync(path.join(AZURE, name), 'utf8')));
}

/** @returns where the grammar does not fit, as `file:line: text` */
export function syntaxFaults({ name, root }: BicepFile): string[] {
  return everyNode(root).flatMap((node) =>
    node.isError || node.isMissing ? [`${name}:${node.startPosition.row + 1}: ${node.text.slice(0, 60)}`] : [],
  );
}

type Kind = 'parameter' | 'variable' | 'resource' | 'module' | 'output';

/** @returns what the file declares of this kind, with the decorators that stand before each */
export function declarations({ root }: BicepFile, kind: Kind): Declaration[] {
  const children = root.namedChildren.filter((node) => node !== null && node.type !== 'comment');
  return children.flatMap((node, index) => {
    if (node?.type !== `${kind}_declaration`) return [];
    const before = children[index - 1];
    return [{ name: node.namedChild(0)?.text ?? '', node, decorators: decoratorsOf(before) }];
  });
}

function decoratorsOf(node: Node | null | undefined): Record<string, string> {
  if (node?.type !== 'decorators') return {};
  const calls = ofType(node, 'call_expression');
  return Object.fromEntries(
    calls.map((call) => [
      call.childForFieldName('function')?.text ?? '',
      call.childForFieldName('arguments')?.text ?? '',
    ]),
  );
}

export function everyNode(node: Node): Node[] {
  return [node, ...node.children.flatMap((child) => (child ? everyNode(child) : []))];
}

export function ofType(node: Node, type: string): Node[] {
  return node.descendantsOfType(type).filter((each) => each !== null);
}

/** @returns the object's properties by name, at its own level */
export function propertiesOf(object: Node): Record<string, Node> {
  return Object.fromEntries(
    object.namedChildren.flatMap((property) => {
      const [key, value] = [property?.namedChild(0), property?.namedChild(1)];
      return property?.type === 'object_property' && key && value ? [[key.text.replaceAll("'", ''), value]] : [];
    }),
  );
}

/** @returns the body of a resource or a module, also where it stands under a condition or in a loop */
export function bodyOf({ node }: Declaration): Record<string, Node> {
  const direct = node.namedChildren.find((child) => child?.type === 'object');
  const inside = ofType(node, 'object')[0];
  const body = direct ?? inside;
  return body ? propertiesOf(body) : {};
}

/** @returns the text of a string without its quotes */
export function textOf(node: Node | null | undefined): string {
  return (node?.text ?? '').replace(/^'|'$/g, '');
}

/** @returns the strings of a list such as `['a', 'b']` */
export function stringsIn(text: string): string[] {
  return [...text.matchAll(/'([^']*)'/g)].map(([, value = '']) => value);
}
