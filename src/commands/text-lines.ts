import { availableParallelism } from 'node:os';
import { z } from 'zod';
import { parsePlainDate } from '../law/dates.ts';
import { UncheckableText } from '../files/checking/uncheckable-text.ts';
import type { CheckingPool } from '../files/checking/checking-pool.ts';
import type { TextContext } from '../text/checked-text.ts';

/** Lines that come in, and where the answers go. */
export interface LineWork {
  readonly lines: AsyncIterable<Uint8Array | string>;
  /** Resolves when the next answer may follow. */
  print(line: string): Promise<void>;
  /** UTF-16 units of the longest line; `LONGEST_LINE` when left out. */
  readonly longest?: number;
}

/** UTF-16 units of the longest line: a text of 5,000,000 characters with every character escaped. */
export const LONGEST_LINE = 32 * 1024 * 1024;

const lineShape = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  title: z.string().optional(),
  issuer: z.string().optional(),
  documentNumber: z.string().optional(),
  date: z.string().optional(),
  attachments: z.array(z.string()).optional(),
});

/**
 * Checks lines `{"id","text"}` as they come, and answers each with a line `{"id","findings"}` in their order; one that can't be checked
 * is answered with `{"id","line","error"}`. So many are in hand at a time as there are threads to check them, and nothing more is read
 * until an answer is taken. Returns 0, or 2 when a line couldn't be checked.
 */
export async function checkLines(pool: CheckingPool, work: LineWork): Promise<number> {
  const inHand: Promise<Answer>[] = [];
  const most = availableParallelism() * 2;
  let code = 0;
  const answerFirst = async (): Promise<void> => {
    const answer = await inHand.shift();
    if (answer === undefined) return;
    if ('error' in answer) code = 2;
    await work.print(JSON.stringify(answer));
  };
  let number = 0;
  for await (const line of splitLines(work.lines, work.longest ?? LONGEST_LINE)) {
    number += 1;
    if (line?.trim() === '') continue;
    inHand.push(answerTo(pool, line, number));
    if (inHand.length >= most) await answerFirst();
  }
  while (inHand.length > 0) await answerFirst();
  return code;
}

type Answer =
  | { readonly id: string | number; readonly findings: readonly object[] }
  | { readonly id: string | number | null; readonly line: number; readonly error: string };

async function answerTo(pool: CheckingPool, line: string | null, number: number): Promise<Answer> {
  if (line === null) return { id: null, line: number, error: '这一行太长，没有读取。' };
  const read = readLine(line);
  if ('error' in read) return { id: read.id, line: number, error: read.error };
  try {
    const findings = await pool.check({ text: read.text, context: read.context });
    return {
      id: read.id,
      findings: findings.map(({ start, end, kind, rule, severity, suggestion, reason }) => ({
        start,
        end,
        kind,
        rule,
        severity,
        suggestion,
        reason,
      })),
    };
  } catch (error) {
    // A fault of ours in one line doesn't take the answers of all others.
    const why = error instanceof UncheckableText ? '' : '检查时发生内部错误：';
    const [message = ''] = String(error instanceof Error ? error.message : error).split('\n');
    return { id: read.id, line: number, error: `${why}${message}` };
  }
}

type ReadLine =
  | { readonly id: string | number; readonly text: string; readonly context: TextContext }
  | { readonly id: string | number | null; readonly error: string };

function readLine(line: string): ReadLine {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return { id: null, error: '这一行不是 JSON，应为 {"id":…,"text":…}。' };
  }
  const result = lineShape.safeParse(json);
  if (!result.success) {
    const known = z.object({ id: z.union([z.string(), z.number()]) }).safeParse(json);
    return {
      id: known.success ? known.data.id : null,
      error: '这一行缺少 id 或者 text，或者格式不对，应为 {"id":…,"text":…}。',
    };
  }
  const { id, text, date, ...known } = result.data;
  const day = date === undefined ? null : parsePlainDate(date);
  if (date !== undefined && day === null) return { id, error: '日期应为 2024-12-31 的格式。' };
  return { id, text, context: { ...definedOf(known), ...(day !== null && { date: day }) } };
}

function definedOf({
  title,
  issuer,
  documentNumber,
  attachments,
}: Pick<z.infer<typeof lineShape>, 'title' | 'issuer' | 'documentNumber' | 'attachments'>): TextContext {
  return {
    ...(title !== undefined && { title }),
    ...(issuer !== undefined && { issuer }),
    ...(documentNumber !== undefined && { documentNumber }),
    ...(attachments !== undefined && { attachments }),
  };
}

/** Lines in their order; null for one that is too long, of which nothing is kept. */
async function* splitLines(
  chunks: AsyncIterable<Uint8Array | string>,
  longest: number,
): AsyncGenerator<string | null> {
  const decoder = new TextDecoder();
  let parts: string[] = [];
  let length = 0;
  const taken = (): string | null => {
    const line = length > longest ? null : parts.join('').replace(/\r$/u, '');
    [parts, length] = [[], 0];
    return line;
  };
  const add = (piece: string): void => {
    length += piece.length;
    if (length > longest) parts = [];
    else parts.push(piece);
  };
  for await (const chunk of chunks) {
    const [first = '', ...rest] = (
      typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })
    ).split('\n');
    add(first);
    for (const piece of rest) {
      yield taken();
      add(piece);
    }
  }
  add(decoder.decode());
  if (length > 0) yield taken();
}
