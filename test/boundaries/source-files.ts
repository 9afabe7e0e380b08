import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { parseSync } from 'vite';

/** What a file brings in. */
export interface ImportedName {
  /** Path from the checkout for files, the name of the package for packages. */
  readonly target: string;
  /** Nothing of it is left when the program runs. */
  readonly typeOnly: boolean;
}

/** What the boundaries need to know of a file. */
export interface SourceFile {
  /** From the checkout, with `/`. */
  readonly path: string;
  readonly imports: readonly ImportedName[];
  /** Names in its queries that may be tables. */
  readonly tables: readonly string[];
  /** Whether it makes an `AppError` itself. */
  readonly makesErrors: boolean;
}

const CODE = /\.(ts|tsx|mjs)$/;
const NOT_OURS = new Set(['node_modules', 'dist', 'var']);

/** Reads every source file below the folders. */
export function readSourceFiles(root: string, folders: readonly string[]): SourceFile[] {
  return folders
    .flatMap((folder) => codeBelow(join(root, folder)))
    .map((full) => parseSource(relative(root, full).split(sep).join('/'), readFileSync(full, 'utf8')));
}

function codeBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (NOT_OURS.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return codeBelow(path);
    return CODE.test(entry.name) ? [path] : [];
  });
}

/** Reads one file's text: imports, exports from elsewhere, `import(…)`, files that threads are started with, tables, errors. */
export function parseSource(path: string, text: string): SourceFile {
  const { program, module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message ?? 'not understood'}`);
  const imports: ImportedName[] = [
    ...module.staticImports.map((one) => ({
      target: one.moduleRequest.value,
      typeOnly: one.entries.length > 0 && one.entries.every((entry) => entry.isType),
    })),
    ...module.staticExports.flatMap((one) =>
      one.entries.flatMap((entry) =>
        entry.moduleRequest === null ? [] : [{ target: entry.moduleRequest.value, typeOnly: entry.isType }],
      ),
    ),
  ];
  const tables = new Set<string>();
  let makesErrors = false;
  for (const node of nodesBelow(program)) {
    const started = startedFile(node);
    if (started !== null) imports.push({ target: started, typeOnly: false });
    for (const table of namesInQuery(node)) tables.add(table);
    if (node.type === 'NewExpression' && nameOf(node['callee']) === 'AppError') makesErrors = true;
  }
  return {
    path,
    imports: imports.map((one) => ({ ...one, target: resolveFrom(path, one.target) })),
    tables: [...tables],
    makesErrors,
  };
}

function resolveFrom(path: string, target: string): string {
  return target.startsWith('.')
    ? normalize(join(dirname(path), target))
        .split(sep)
        .join('/')
    : target;
}

type Node = Readonly<Record<string, unknown>> & { readonly type: string };

function* nodesBelow(value: unknown): Generator<Node> {
  if (Array.isArray(value)) {
    for (const one of value) yield* nodesBelow(one);
  } else if (isNode(value)) {
    yield value;
    for (const member of Object.values(value)) yield* nodesBelow(member);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** `import('./x.ts')`, and `new URL('./x.ts', import.meta.url)` from which threads are started. */
function startedFile(node: Node): string | null {
  if (node.type === 'ImportExpression') return literal(node['source']);
  if (node.type !== 'NewExpression' || nameOf(node['callee']) !== 'URL') return null;
  const target = literal(argumentsOf(node)[0]);
  return target !== null && target.startsWith('.') && CODE.test(target) ? target : null;
}

const QUERY_METHODS =
  /^(selectFrom|insertInto|updateTable|deleteFrom|mergeInto|using|(inner|left|right|full|cross)Join(Lateral)?)$/;

/** `db.selectFrom('agencies as a')`, `sql.table('agencies')`, `` sql`… FROM agencies` ``, `Tables['agencies']`. */
function namesInQuery(node: Node): string[] {
  switch (node.type) {
    case 'CallExpression': {
      const method = memberName(node['callee']);
      if (method === null || !(QUERY_METHODS.test(method) || method === 'table')) return [];
      const [first] = argumentsOf(node);
      const names = isNode(first) && first.type === 'ArrayExpression' ? listOf(first['elements']) : [first];
      return names.flatMap((name) => literal(name)?.split(' ')[0] ?? []);
    }
    case 'TaggedTemplateExpression':
      return nameOf(node['tag']) === 'sql' ? wordsIn(node['quasi']) : [];
    case 'TSIndexedAccessType':
      return typeNameOf(node['objectType']) === 'Tables' ? [typeLiteral(node['indexType']) ?? []].flat() : [];
    default:
      return [];
  }
}

/** Every word of the SQL may be a table: whether it is one is known to whoever knows the tables. */
function wordsIn(quasi: unknown): string[] {
  const pieces = isNode(quasi) ? listOf(quasi['quasis']) : [];
  return (
    pieces
      .map(rawText)
      .join(' ? ')
      .match(/[a-z_]+/g) ?? []
  );
}

function rawText(piece: unknown): string {
  const value = isNode(piece) ? piece['value'] : null;
  return typeof value === 'object' && value !== null && 'raw' in value ? String(value.raw) : '';
}

function argumentsOf(node: Node): readonly unknown[] {
  return listOf(node['arguments']);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function literal(value: unknown): string | null {
  return isNode(value) && value.type === 'Literal' && typeof value['value'] === 'string'
    ? value['value']
    : null;
}

function nameOf(value: unknown): string | null {
  return isNode(value) && typeof value['name'] === 'string' ? value['name'] : null;
}

function memberName(value: unknown): string | null {
  return isNode(value) && value.type === 'MemberExpression' ? nameOf(value['property']) : null;
}

function typeNameOf(value: unknown): string | null {
  return isNode(value) && value.type === 'TSTypeReference' ? nameOf(value['typeName']) : null;
}

function typeLiteral(value: unknown): string | null {
  return isNode(value) && value.type === 'TSLiteralType' ? literal(value['literal']) : null;
}
