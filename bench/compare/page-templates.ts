import { must } from '../../src/platform/errors.ts';
import type { BuiltDocument } from './built-documents.ts';

/** A field of a document as a template names it. */
export type Field = Exclude<keyof BuiltDocument, 'nodeId'>;

/** How a tool writes a field into its templates. */
export type WriteField = (field: Field) => string;

/** The pages of one column, with marks where something differs from document to document. */
export interface ColumnTemplates {
  readonly nodeId: string;
  /** Address of the column from the root. */
  readonly href: string;
  /** A document's page. */
  readonly document: string;
  /** A page of the list up to its first item, one item, and what follows the last. */
  readonly list: { readonly before: string; readonly item: string; readonly after: string };
}

// Longer ones before those that stand in them: the minute holds the day, the body the summary.
const FIELDS: readonly Field[] = [
  'bodyHtml',
  'path',
  'indexNumber',
  'title',
  'summary',
  'iso',
  'minute',
  'day',
];

const LIST_START = '<ul class="items items-numbered">\n';
const ITEM_END = '</li>\n';

/** Makes the template of a page out of a finished one: what is this document's own becomes a mark. */
export function templateOf(page: string, document: BuiltDocument): string {
  return FIELDS.reduce((text, field) => text.replaceAll(document[field], mark(field)), page);
}

/** Makes the templates of a list out of a finished page of it whose first item is this document. */
export function listTemplateOf(page: string, document: BuiltDocument): ColumnTemplates['list'] {
  const start = page.indexOf(LIST_START) + LIST_START.length;
  const end = page.indexOf('</ul>', start);
  const items = page.slice(start, end);
  const first = items.slice(0, items.indexOf(ITEM_END) + ITEM_END.length);
  if (!first.includes(document.path)) throw new Error(`another document comes first: ${document.path}`);
  return { before: page.slice(0, start), item: templateOf(first, document), after: page.slice(end) };
}

/** A template in the language of a tool. */
export function written(template: string, write: WriteField): string {
  return template.replaceAll(/⟦(\w+)⟧/g, (_, name: string) =>
    write(
      must(
        FIELDS.find((field) => field === name),
        name,
      ),
    ),
  );
}

/** The page that a template gives for a document: what the tools must make, too. */
export function filled(template: string, document: BuiltDocument): string {
  return written(template, (field) => document[field]);
}

function mark(field: Field): string {
  return `⟦${field}⟧`;
}
