import type { SheetRows } from '../../files/readers/read-rows.ts';
import { type FileList, fileMeant } from './import-source.ts';
import type { ItemPlan } from './import-items.content.ts';
import { onePerKey } from './one-per-key.ts';
import type { ImportPlan, PlannedItem } from './plan-items.ts';
import { headingsIn, LIST_FIELD_LABELS, type ListField, type ListHeadings } from './row-headings.ts';
import { namesIn, readRow } from './row-values.ts';

/** Where a list stands, and among which files. */
interface ListPlace {
  readonly path: string;
  readonly list: FileList;
  readonly sourceName: string;
}

type Row = Partial<Record<ListField, string>>;

const LOOKS_LIKE_FILE = /\.[0-9A-Za-z]{2,5}$/u;

/** The items of a list, a row each; null where no sheet has headings of one. */
export function planList(input: ListPlace & { readonly sheets: readonly SheetRows[] }): ImportPlan | null {
  const items: PlannedItem[] = [];
  const problems: string[] = [];
  let found = false;
  for (const sheet of input.sheets) {
    const headings = headingsIn(sheet.rows);
    if (headings === null) continue;
    found = true;
    problems.push(...headingWords(headings, sheet, input.path));
    for (const [index, cells] of sheet.rows.entries()) {
      if (index <= headings.row || cells.every((cell) => cell === '')) continue;
      items.push(
        planRow(rowOf(cells, headings), { ...input, place: placeOf(input.path, sheet.name, index + 1) }),
      );
    }
  }
  return found ? { form: 'list', items: onePerKey(items), problems } : null;
}

function rowOf(cells: readonly string[], { fields }: ListHeadings): Row {
  return Object.fromEntries([...fields].map(([column, field]) => [field, (cells[column] ?? '').trim()]));
}

function planRow(row: Row, at: ListPlace & { readonly place: string }): PlannedItem {
  const { known, notes, refusal } = readRow(row);
  const body = bodyOfRow(row.body ?? '', at);
  const attachments = namesIn(row.attachments ?? '').map((name) => ({
    name,
    path: fileMeant(name, at.path, at.list),
  }));
  const missing = [
    ...(body.missing === null ? [] : [body.missing]),
    ...attachments.flatMap(({ name, path }) => (path === null ? [name] : [])),
  ];
  const plan: ItemPlan = {
    body: body.path,
    data: null,
    known: body.html === null ? known : { ...known, bodyHtml: body.html },
    attachments: attachments.flatMap(({ name, path }) =>
      path === null ? [] : [{ path, name: name.split('/').at(-1) ?? name }],
    ),
    folders: [],
    notes: [...notes],
    refusal:
      missing.length > 0
        ? `没有找到${missing.map((name) => `“${name}”`).join('、')}，请检查文件名。${refusal ?? ''}`
        : refusal,
    sameAs: null,
  };
  return { key: keyOf(row, at), place: at.place, plan };
}

/** What stands below 正文 is a file's name, or the text itself. */
function bodyOfRow(
  cell: string,
  at: ListPlace,
): { readonly path: string | null; readonly html: string | null; readonly missing: string | null } {
  if (cell === '') return { path: null, html: null, missing: null };
  const path = fileMeant(cell, at.path, at.list);
  if (path !== null) return { path, html: null, missing: null };
  if (LOOKS_LIKE_FILE.test(cell) && cell.length < 200) return { path: null, html: null, missing: cell };
  const paragraphs = cell.split(/\r?\n/u).filter((line) => line.trim() !== '');
  return {
    path: null,
    html: paragraphs.map((line) => `<p>${escaped(line.trim())}</p>`).join(''),
    missing: null,
  };
}

/** What names the item for good: its own number, 索引号 or address; else its file, or its title. */
function keyOf(row: Row, { sourceName }: ListPlace): string {
  if ((row.url ?? '') !== '') return `url:${row.url}`;
  if ((row.indexNumber ?? '') !== '') return `index:${row.indexNumber}`;
  if ((row.key ?? '') !== '') return `id:${sourceName}:${row.key}`;
  if ((row.body ?? '') !== '' && LOOKS_LIKE_FILE.test(row.body ?? ''))
    return `path:${sourceName}:${row.body}`;
  return `title:${sourceName}:${row.title ?? ''}:${row.documentNumber ?? ''}`;
}

function headingWords({ fields, unknown, repeated }: ListHeadings, sheet: SheetRows, path: string): string[] {
  const where = sheet.name === '' ? `清单“${path}”` : `清单“${path}”的工作表“${sheet.name}”`;
  const read = [...fields.values()].map((field) => LIST_FIELD_LABELS[field]).join('、');
  const quoted = (names: readonly string[]): string => names.map((name) => `“${name}”`).join('、');
  return [
    `${where}读出：${read}。`,
    ...(unknown.length > 0 ? [`${where}中${quoted(unknown)}各列不认识，没有导入。`] : []),
    ...(repeated.length > 0 ? [`${where}中${quoted(repeated)}与前面的列意思相同，没有导入。`] : []),
  ];
}

function placeOf(path: string, sheet: string, row: number): string {
  return sheet === '' ? `${path} 第${row}行` : `${path}“${sheet}”第${row}行`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
