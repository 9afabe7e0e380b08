import { parse } from 'csv-parse/sync';
import type { z } from 'zod';
import { accountIdOf, authorise, nameOf } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { withoutGuard, writeCsv } from '../../files/csv-writer.ts';
import { ruleById } from '../../text/rules.ts';
import { agenciesById, agencyById, placeOf } from '../agencies/agencies.queries.ts';
import { lawOf, lawColumns, lawFault, LAW_HEAD, lawCells, lawIn } from './law-words.ts';
import { WORD_KIND_LABELS, WORD_KINDS, wordFields, type qualityApi } from './quality.api.ts';
import { holdPersonalData } from '../../text/personal/hold-personal-data.ts';
import { badWord, badWordFile, wordKnown } from './quality.errors.ts';
import { qualityPolicy } from './quality.policy.ts';
import { insertWords, lockWord, removeWordRow, wordsOfAgencies, type WordRow } from './words.repository.ts';

/** A word as a person writes it. */
export type WordFields = z.output<typeof wordFields>;

/** What holds at an agency, its own and what comes from above. */
export async function listWords(
  ctx: Ctx,
  { agencyId }: { readonly agencyId: string },
): Promise<z.input<(typeof qualityApi.words)['response']>> {
  const place = await placeOf(ctx.db, agencyId);
  authorise(qualityPolicy.readWords(ctx.actor, place));
  const rows = await wordsOfAgencies(ctx.db, place.agencyPath);
  const agencies = await agenciesById(ctx.db, place.agencyPath);
  return {
    items: rows.map((row) => ({
      id: row.id,
      agencyId: row.agency_id,
      agencyName: agencies.get(row.agency_id)?.name ?? '',
      kind: row.kind,
      words: row.words,
      right: row.right_words,
      members: row.members,
      rule: row.rule,
      law: lawOf(row),
      source: row.source,
      reason: row.reason,
      addedBy: row.added_by_name,
      addedAt: row.added_at.toISOString(),
      inherited: row.agency_id !== agencyId,
    })),
    may: { edit: qualityPolicy.editWords(ctx.actor, place) === true },
  };
}

/** Adds a word. Throws `quality.word_known`, `quality.bad_word`. */
export async function addWord(
  ctx: Ctx,
  input: WordFields & { readonly agencyId: string },
): Promise<{ id: string }> {
  return inTransaction(ctx, async (tx) => {
    const { agencyId } = input;
    authorise(qualityPolicy.editWords(tx.actor, await placeOf(tx.db, agencyId)));
    const id = await putWord(tx, agencyId, input);
    tx.record({
      type: 'quality.word_added',
      agencyId,
      subject: await agencySubject(tx, agencyId),
      reason: input.reason,
      after: {
        kind: input.kind,
        words: input.words,
        ...(input.rule !== '' && { rule: input.rule }),
        ...(input.kind === 'law' && input.law?.from && { from: input.law.from }),
      },
    });
    return { id };
  });
}

/** Writes a word down, whoever may. Throws `quality.word_known`, `quality.bad_word`. */
export async function putWord(tx: TxCtx, agencyId: string, fields: WordFields): Promise<string> {
  const fault = faultOf(fields);
  if (fault !== null) throw badWord(fault);
  const row = rowOf(tx, agencyId, fields);
  if ((await insertWords(tx.db, [row])) === 0) throw wordKnown(fields.words);
  return row.id;
}

/** Takes a word out of use. Throws `common.not_found`. */
export async function removeWord(
  ctx: Ctx,
  { wordId, reason }: { readonly wordId: string; readonly reason: string },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const row = await lockWord(tx.db, wordId);
    if (row === null) throw notFound('这个词条');
    authorise(qualityPolicy.editWords(tx.actor, await placeOf(tx.db, row.agency_id)));
    const at = tx.clock.now();
    await removeWordRow(tx.db, wordId, {
      accountId: accountIdOf(tx.actor),
      name: nameOf(tx.actor),
      at,
      reason,
    });
    tx.record({
      type: 'quality.word_removed',
      agencyId: row.agency_id,
      subject: await agencySubject(tx, row.agency_id),
      reason,
      before: { kind: row.kind, ...(!holdPersonalData([row.words]) && { words: row.words }) },
    });
  });
}

const HEAD = [
  '类别',
  '词语',
  '规范写法',
  '并列的词',
  '规则',
  ...LAW_HEAD,
  '依据',
  '理由',
  '添加人',
  '添加时间',
] as const;

/** An agency's own words as CSV, which can be imported again elsewhere. */
export async function exportWords(
  ctx: Ctx,
  { agencyId }: { readonly agencyId: string },
): Promise<{ csv: string }> {
  authorise(qualityPolicy.readWords(ctx.actor, await placeOf(ctx.db, agencyId)));
  const rows = await wordsOfAgencies(ctx.db, [agencyId]);
  return { csv: writeCsv([HEAD, ...rows.map(cellsOf)]) };
}

function cellsOf(row: WordRow): string[] {
  return [
    WORD_KIND_LABELS[row.kind],
    row.words,
    row.right_words,
    row.members.join('、'),
    row.rule,
    ...lawCells(row),
    row.source,
    row.reason,
    row.added_by_name,
    row.added_at.toISOString(),
  ];
}

/** Adds the words of a CSV file, all of them or none; known ones are left as they are. Throws `quality.bad_word_file`. */
export async function importWords(
  ctx: Ctx,
  { agencyId, csv }: { readonly agencyId: string; readonly csv: string },
): Promise<{ added: number; known: number }> {
  return inTransaction(ctx, async (tx) => {
    authorise(qualityPolicy.editWords(tx.actor, await placeOf(tx.db, agencyId)));
    const read = readWordFile(csv);
    const added = await insertWords(
      tx.db,
      read.map((fields) => rowOf(tx, agencyId, fields)),
    );
    tx.record({
      type: 'quality.words_imported',
      agencyId,
      subject: await agencySubject(tx, agencyId),
      after: { added, known: read.length - added },
    });
    return { added, known: read.length - added };
  });
}

/** The words of a CSV file with a head. Throws `quality.bad_word_file` that names every faulty line. */
export function readWordFile(csv: string): WordFields[] {
  const records = recordsOf(csv);
  const [head = [], ...lines] = records;
  const column = (name: (typeof HEAD)[number]): number => head.findIndex((cell) => cell.trim() === name);
  if (column('类别') < 0 || column('词语') < 0)
    throw badWordFile(['第1行应当是表头，至少有“类别”“词语”两列']);
  const problems: string[] = [];
  const words = lines.flatMap((cells, at): WordFields[] => {
    const cell = (name: (typeof HEAD)[number]): string => withoutGuard(cells[column(name)] ?? '').trim();
    if (cells.every((one) => one.trim() === '')) return [];
    const read = wordFields.safeParse({
      kind: WORD_KINDS.find((kind) => WORD_KIND_LABELS[kind] === cell('类别')),
      words: cell('词语'),
      right: cell('规范写法'),
      members: cell('并列的词')
        .split(/[、,，;；]/u)
        .map((member) => member.trim())
        .filter((member) => member !== ''),
      rule: cell('规则'),
      law: lawIn(cell),
      source: cell('依据'),
      reason: cell('理由'),
    });
    const fault = read.success ? faultOf(read.data) : (read.error.issues[0]?.message ?? '不能读取');
    if (fault !== null) problems.push(`第${at + 2}行：${fault}`);
    return read.success ? [read.data] : [];
  });
  if (problems.length > 0) throw badWordFile(problems);
  return words;
}

function recordsOf(csv: string): string[][] {
  try {
    return parse(csv, { bom: true, relax_column_count: true, skip_empty_lines: true });
  } catch (error) {
    throw badWordFile([`不是 CSV 文件（${error instanceof Error ? error.message : String(error)}）`]);
  }
}

/** Wrong characters are told by rules of their own. */
const SPELLING_RULE = /^S\d{2}$/u;

/** Why a word doesn't fit its kind, in Chinese; null when it does. */
export function faultOf({
  kind,
  words,
  right,
  members,
  rule,
  law,
  source,
  reason,
}: WordFields): string | null {
  if (holdPersonalData([words, right, ...members, law?.repealedBy ?? '', source, reason]))
    return '这个词条里有身份证件号码、手机号码一类的个人信息。词表和审计记录长期保存，请删去个人信息后再添加';
  switch (kind) {
    case 'expression':
      if (right === '') return `规范表述“${words}”缺少规范写法`;
      if (right === words) return `“${words}”的规范写法与它本身相同`;
      return source === '' ? `规范表述“${words}”缺少依据` : null;
    case 'series':
      if (members.length < 2) return `固定并列“${words}”至少要有两个并列的词`;
      return source === '' ? `固定并列“${words}”缺少依据` : null;
    case 'exception':
      if (rule !== '*' && !SPELLING_RULE.test(rule) && ruleById(rule) === undefined)
        return `例外“${words}”的规则“${rule}”不存在；对全部规则请写 *`;
      if (words === '*' && ruleById(rule)?.kind === 'personal-data')
        return `规则“${rule}”检查个人信息，不能用 * 全部忽略，请在文稿里逐处核对`;
      return reason === '' ? `例外“${words}”缺少理由` : null;
    case 'law':
      return lawFault({ words, law, source });
    case 'word':
    case 'name':
      return null;
  }
}

function rowOf(tx: TxCtx, agencyId: string, fields: WordFields) {
  const at = tx.clock.now();
  const { kind, words, right, members, rule, law, source, reason } = fields;
  return {
    id: newId(at.getTime()),
    agency_id: agencyId,
    kind,
    words,
    right_words: kind === 'expression' ? right : '',
    members: kind === 'series' ? members : [],
    rule: kind === 'exception' ? rule : '',
    ...lawColumns(kind === 'law' ? law : null),
    source,
    reason,
    added_by: accountIdOf(tx.actor),
    added_by_name: nameOf(tx.actor),
    added_at: at,
  };
}

async function agencySubject(tx: TxCtx, agencyId: string) {
  return { kind: 'agency' as const, id: agencyId, title: (await agencyById(tx.db, agencyId)).name };
}
