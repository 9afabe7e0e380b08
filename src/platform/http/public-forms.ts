import '@fastify/multipart';
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../errors.ts';
import { cleaned } from './clean-input.ts';
import { PUBLIC_PAGE_POLICY } from './security-headers.ts';
import { comesFromElsewhere } from './same-site.ts';

/** What a form may bring. */
export interface FormLimits {
  /** Fields that aren't files. */
  readonly fields: number;
  /** Bytes of one field. */
  readonly fieldBytes: number;
  readonly files: number;
  /** Bytes of one file. */
  readonly fileBytes: number;
}

/** A file as it comes. What isn't read of its content is passed over. */
export interface FormFile {
  /** The name of the field. */
  readonly field: string;
  /** What it is called on the sender's machine. */
  readonly name: string;
  readonly content: Readable;
}

/** The fields of a form that has come in whole. */
export interface SentForm<Kept> {
  /** What stands in a field that isn't a file; empty when it wasn't sent. Of several values the last. */
  field(name: string): string;
  /** Every value of a field that can be ticked more than once. */
  all(name: string): readonly string[];
  /** What `keep` made of the files, in the order in which they came. Fields left empty bring none. */
  readonly files: readonly { readonly field: string; readonly name: string; readonly kept: Kept }[];
}

/** What is done with the files of a form. */
export interface FileKeeper<Kept> {
  /**
   * Stores one; fields that stand above it in the page are already there. What it throws refuses the whole form. To show
   * a complaint beside the field and keep what was typed, return it instead.
   */
  keep(file: FormFile, form: Pick<SentForm<Kept>, 'field'>): Promise<Kept>;
  /** Takes away what was stored, when the form as a whole can't be taken. */
  discard(kept: Kept): Promise<void>;
}

/** A form without files. */
export const NO_FILES: FileKeeper<never> = {
  keep: async () => {
    throw tooManyFiles(0);
  },
  discard: async () => {},
};

/** What is enough for a page of fields without files. */
export const FIELDS_ONLY: FormLimits = { fields: 60, fieldBytes: 64 * 1024, files: 0, fileBytes: 1 };

/** What a form adds around a file. */
const AROUND_A_PART = 4 * 1024;

/**
 * Reads a form of a public page (`method="post" enctype="multipart/form-data"`) as it comes, file by file. Throws
 * `form.elsewhere` when another site sent it, `form.unreadable` when it is none or ends early, `form.too_many_files`,
 * `form.too_large`, and whatever `keep` throws.
 */
export async function readPublicForm<Kept>(
  request: FastifyRequest,
  options: { readonly limits: FormLimits; readonly files: FileKeeper<Kept> },
): Promise<SentForm<Kept>> {
  const { limits, files } = options;
  if (isFromElsewhere(request)) throw elsewhere();
  if (!request.isMultipart()) throw unreadable();
  refuseEndless(request, limits);
  const values = new Map<string, string[]>();
  const field = (name: string): string => values.get(name)?.at(-1) ?? '';
  const kept: { field: string; name: string; kept: Kept }[] = [];
  try {
    for await (const part of request.parts(partsWithin(limits))) {
      if (part.type === 'field') {
        if (part.valueTruncated === true) throw tooLarge();
        const value = cleaned(typeof part.value === 'string' ? part.value : '');
        values.set(part.fieldname, [...(values.get(part.fieldname) ?? []), String(value)]);
      } else if (part.filename === '' || part.filename === undefined) {
        part.file.resume();
      } else {
        if (kept.length >= limits.files) throw tooManyFiles(limits.files);
        const name = String(cleaned(part.filename));
        // Whoever keeps it may stop in the middle; the form behind it must still come through.
        const content = Readable.from(part.file.iterator({ destroyOnReturn: false }), { objectMode: false });
        const stored = await files.keep({ field: part.fieldname, name, content }, { field });
        part.file.resume();
        kept.push({ field: part.fieldname, name, kept: stored });
      }
    }
  } catch (error) {
    for (const one of kept) await files.discard(one.kept);
    drain(request);
    throw explained(error, limits);
  }
  return { field, all: (name) => values.get(name) ?? [], files: kept };
}

/** Fields for files that people leave empty come as files without a name. */
const EMPTY_FILE_FIELDS = 10;

function partsWithin(limits: FormLimits) {
  return {
    limits: {
      fields: limits.fields,
      fieldSize: limits.fieldBytes,
      files: limits.files + EMPTY_FILE_FIELDS,
      parts: limits.fields + limits.files + EMPTY_FILE_FIELDS,
      // A byte more comes through, so that whoever keeps the file notices; the rest is cut off.
      fileSize: limits.fileBytes + 1,
    },
    throwFileSizeLimit: false,
  };
}

/** Sends a page that the program made just now: nobody keeps it, and nothing but the site's own runs in it. */
export function sendPublicPage(reply: FastifyReply, page: string, status = 200): FastifyReply {
  return (
    reply
      .status(status)
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-security-policy', PUBLIC_PAGE_POLICY)
      // Addresses of these pages are nobody else's business.
      .header('referrer-policy', 'same-origin')
      .send(page)
  );
}

/** After a form was taken: the browser goes to another page, which can be loaded anew without sending the form again. */
export function seeOther(reply: FastifyReply, href: string): FastifyReply {
  return reply.status(303).header('cache-control', 'no-store').header('location', href).send();
}

function isFromElsewhere(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  return comesFromElsewhere({
    origin: request.headers.origin,
    secFetchSite: typeof site === 'string' ? site : undefined,
    host: request.host,
    siteUrl: request.ctx.config.siteUrl,
  });
}

/** What says beforehand that it is too long isn't read at all. */
function refuseEndless(request: FastifyRequest, limits: FormLimits): void {
  const most =
    limits.fields * (limits.fieldBytes + AROUND_A_PART) + limits.files * (limits.fileBytes + AROUND_A_PART);
  if (Number(request.headers['content-length'] ?? 0) <= most) return;
  drain(request);
  throw tooLarge();
}

/** The longest that is still read from a form that is refused, so that its browser sees the answer. */
const DRAINED_BYTES = 64 * 1024 * 1024;

/**
 * The rest is read and forgotten: a browser that is still sending wouldn't see the answer otherwise. Who sends without
 * end is cut off.
 */
function drain(request: FastifyRequest): void {
  const { raw } = request;
  let left = DRAINED_BYTES;
  raw.unpipe();
  raw.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) raw.destroy();
  });
  raw.resume();
}

const LIMITS_OF_FILES: ReadonlySet<string> = new Set(['FST_FILES_LIMIT']);
const LIMITS_OF_FORM: ReadonlySet<string> = new Set([
  'FST_PARTS_LIMIT',
  'FST_FIELDS_LIMIT',
  'FST_REQ_FILE_TOO_LARGE',
]);
const BROKEN: ReadonlySet<string> = new Set([
  'FST_MP_PREMATURE_CLOSE',
  'FST_PROTO_VIOLATION',
  'FST_INVALID_JSON_FIELD_ERROR',
  'ERR_STREAM_PREMATURE_CLOSE',
]);
const CUT_OFF = /^(?:Part terminated early|Unexpected end of multipart|Multipart: Boundary not found)/;

function explained(error: unknown, limits: FormLimits): unknown {
  if (!(error instanceof Error) || error instanceof AppError) return error;
  const code = 'code' in error ? String(error.code) : '';
  if (LIMITS_OF_FILES.has(code)) return tooManyFiles(limits.files);
  if (LIMITS_OF_FORM.has(code)) return tooLarge();
  return BROKEN.has(code) || CUT_OFF.test(error.message) ? unreadable() : error;
}

function elsewhere(): AppError {
  return new AppError({
    code: 'form.elsewhere',
    status: 403,
    message: '这份表单不是从本站的网页提交的，没有处理。请打开本站的网页重新填写。',
  });
}

function unreadable(): AppError {
  return new AppError({
    code: 'form.unreadable',
    status: 400,
    message: '提交的内容没有传完，或者格式不正确，没有保存。请返回上一页，检查网络后重新提交。',
  });
}

function tooLarge(): AppError {
  return new AppError({
    code: 'form.too_large',
    status: 413,
    message: '提交的内容过大，没有保存。请返回上一页，缩短文字，或者缩小、减少所附的文件，然后重新提交。',
  });
}

function tooManyFiles(most: number): AppError {
  return new AppError({
    code: 'form.too_many_files',
    status: 413,
    message:
      most === 0
        ? '这一页不能附文件，没有保存。请返回上一页重新提交。'
        : `最多可以附 ${most} 个文件，没有保存。请返回上一页减少后重新提交。`,
  });
}
