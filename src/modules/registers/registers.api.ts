import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { day, id, line, moment, optionalLine } from '../../platform/http/shapes.ts';
import { REGISTERS } from './registers.definitions.ts';

/** One of the registers, as it stands in addresses. */
export const registerName = z.enum(REGISTERS, { error: '没有这个登记簿' });

const register = registerName;
const value = z.union([z.string().max(2_000), z.boolean(), z.null()]);
const values = z.record(z.string().max(40), value);
const version = z.number().int().positive();

/** A record of a register. */
export const registerRecord = z.object({
  id,
  agencyId: id,
  values: z.record(z.string(), value),
  /** What references are called, by member: the channel's name, the request's number. */
  shown: z.record(z.string(), z.string()),
  note: z.string(),
  version: z.number().int(),
  changedAt: moment,
  removedAt: moment.nullable(),
  removalReason: z.string().nullable(),
  /** Kept by the handling of a request or dispute: not to be changed here. */
  managed: z.boolean(),
  /** What is pointed out about it and keeps nobody from registering it. */
  notices: z.array(z.string()),
});

/** Which records are wanted; the same for the list and for exports. */
export const registerFilter = z.object({
  agencyId: id,
  text: z.string().trim().max(100).optional(),
  from: day.optional(),
  to: day.optional(),
  /** Struck-out records instead of those in force. */
  removed: z.enum(['true']).optional(),
});

/** What an import found, row by row. Nothing was written unless `imported` says so. */
export const importReport = z.object({
  rows: z.number().int(),
  imported: z.number().int(),
  issues: z.array(
    z.object({
      /** Row of the sheet as its program numbers it. */
      row: z.number().int(),
      column: z.string(),
      message: z.string(),
    }),
  ),
});

/** Interface of the registers. */
export const registersApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/registers/:register',
    summary: '登记簿记录，新的在前',
    access: 'signed-in',
    params: z.object({ register }),
    query: registerFilter.extend({
      page: z.coerce.number().int().min(1).max(10_000).default(1),
      size: z.coerce.number().int().min(1).max(200).default(20),
    }),
    response: z.object({
      items: z.array(registerRecord),
      total: z.number().int(),
      may: z.object({ write: z.boolean() }),
    }),
  }),
  unregistered: endpoint({
    method: 'GET',
    path: '/api/registers/normative/documents',
    summary: '已公开而没有登记的行政规范性文件',
    access: 'signed-in',
    query: z.object({ agencyId: id }),
    response: z.object({
      items: z.array(z.object({ documentId: id, title: z.string(), documentNumber: z.string() })),
    }),
  }),
  propose: endpoint({
    method: 'GET',
    path: '/api/registers/normative/documents/:documentId',
    summary: '按已公开的行政规范性文件预填的一条登记',
    access: 'signed-in',
    params: z.object({ documentId: id }),
    response: z.object({
      agencyId: id,
      title: z.string(),
      /** The record that is its own by now; null where it may be registered. */
      record: z
        .object({
          id,
          title: z.string(),
          /** One that doesn't isn't corrected when the validity changes at the page. */
          namesDocument: z.boolean(),
        })
        .nullable(),
      values: z.record(z.string(), value),
      may: z.object({ write: z.boolean() }),
    }),
  }),
  create: endpoint({
    method: 'POST',
    path: '/api/registers/:register',
    summary: '登记一条',
    access: 'signed-in',
    params: z.object({ register }),
    body: z.object({ agencyId: id, values, note: optionalLine(500, '备注') }),
    response: z.object({ id }),
  }),
  change: endpoint({
    method: 'PUT',
    path: '/api/registers/:register/:recordId',
    summary: '更正一条；他人已改动时拒绝',
    access: 'signed-in',
    params: z.object({ register, recordId: id }),
    body: z.object({ values, note: optionalLine(500, '备注'), version }),
    response: z.object({ version }),
  }),
  remove: endpoint({
    method: 'POST',
    path: '/api/registers/:register/:recordId/remove',
    summary: '注销一条，须写明理由；记录保留，可以恢复',
    access: 'signed-in',
    params: z.object({ register, recordId: id }),
    body: z.object({ version, reason: line(500, '注销理由') }),
    response: z.object({ version }),
  }),
  restore: endpoint({
    method: 'POST',
    path: '/api/registers/:register/:recordId/restore',
    summary: '恢复已注销的一条',
    access: 'signed-in',
    params: z.object({ register, recordId: id }),
    body: z.object({ version, reason: line(500, '恢复理由') }),
    response: z.object({ version }),
  }),
};

/** Where a sheet is sent to (multipart, one file; `commit=true` writes it when no row is faulty): answers `importReport`. */
export function importPath(name: string, input: { agencyId: string; commit: boolean }): string {
  return `/api/registers/${name}/import?agencyId=${input.agencyId}&commit=${input.commit}`;
}

/** Where records are downloaded, with the query of the list. */
export function exportPath(
  name: string,
  format: 'xlsx' | 'csv',
  query: Readonly<Record<string, string>>,
): string {
  return `/api/registers/${name}/export.${format}?${new URLSearchParams(query).toString()}`;
}

/** An empty sheet with the headings that an import understands. */
export function templatePath(name: string): string {
  return `/api/registers/${name}/template.xlsx`;
}
