import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { FastifyRequest } from 'fastify';
import { readSheet, UnreadableSheet, type SheetRow } from '../../files/sheet-reader.ts';
import { sniffFile } from '../../files/sniff.ts';
import { sentFile } from '../../platform/http/sent-file.ts';
import { unreadableSheet } from './registers.errors.ts';

const TABLE_FILE = {
  maxBytes: 10 * 1024 * 1024,
  none: () => unreadableSheet('没有收到文件，请重新选择 XLSX 或 CSV 文件。'),
  tooLarge: () => unreadableSheet('表格文件超过 10 MB，请分成几个文件导入。'),
};
const WORKBOOKS: ReadonlySet<string> = new Set(['xlsx', 'xls', 'ods']);

/** The rows of the table file in a form. Nothing of it is kept. Throws `registers.unreadable_sheet`. */
export async function uploadedRows(request: FastifyRequest): Promise<SheetRow[]> {
  const { name, bytes } = await sentFile(request, TABLE_FILE);
  const kind = await kindOf(bytes, name);
  try {
    return readSheet(bytes, kind);
  } catch (error) {
    throw error instanceof UnreadableSheet ? unreadableSheet(error.message) : error;
  }
}

/** Told by the bytes; the look into containers needs a file. */
async function kindOf(bytes: Uint8Array, name: string): Promise<'workbook' | 'csv'> {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-sheet-'));
  try {
    const path = join(folder, 'sheet');
    await writeFile(path, bytes);
    const sniffed = await sniffFile(path, extname(name).slice(1).toLowerCase());
    if (!sniffed.ok) throw unreadableSheet(sniffed.message);
    const { extension } = sniffed.kind;
    if (WORKBOOKS.has(extension)) return 'workbook';
    if (extension === 'csv' || extension === 'txt') return 'csv';
    throw unreadableSheet(`这是${sniffed.kind.label}，不是表格。请选择 XLSX 或 CSV 文件。`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
