import type { FastifyError, FastifyInstance } from 'fastify';
import { hasZodFastifySchemaValidationErrors, isResponseSerializationError } from 'fastify-type-provider-zod';
import { AppError, type FieldIssue } from '../errors.ts';
import type { ErrorBody } from './endpoint.ts';
import { errorPage, type ErrorPageOptions } from './error-page.ts';
import { isApi } from './security-headers.ts';

declare module 'fastify' {
  // A route that is shown on a screen says how its errors behave.
  interface FastifyContextConfig extends ErrorPageOptions {}
}

/**
 * The one place where errors become HTTP answers: JSON for programs below `/api`, a page for everybody else.
 * What isn't meant for people is logged and hidden.
 */
export function replyErrors(app: FastifyInstance): void {
  app.setErrorHandler(async (error: FastifyError | Error, request, reply) => {
    const known = toAppError(error);
    if (known === null || known.status >= 500) {
      request.ctx?.log.error('request failed', {
        method: request.method,
        route: request.routeOptions.url ?? '',
        error: explain(error),
      });
    }
    const shown = known ?? hidden();
    reply.status(shown.status).header('cache-control', 'no-store').removeHeader('content-disposition');
    return isApi(request.url)
      ? reply.type('application/json; charset=utf-8').send(JSON.stringify(errorBody(shown)))
      : reply.type('text/html; charset=utf-8').send(errorPage(shown, request.routeOptions.config));
  });
}

/** The error as the interface sends it. */
export function errorBody(error: AppError): ErrorBody {
  const { code, message, details } = error;
  return { error: { code, message, ...(details !== undefined && { details }) } };
}

/** There is nothing at this address of the interface. */
export function noSuchEndpoint(): AppError {
  return new AppError({
    code: 'common.no_such_endpoint',
    status: 404,
    message: '没有这个接口，请刷新页面后重试。',
  });
}

function toAppError(error: FastifyError | Error): AppError | null {
  if (error instanceof AppError) return error;
  if (hasZodFastifySchemaValidationErrors(error)) return invalid(error.validation);
  if (isResponseSerializationError(error)) return null;
  if (isUnreachableDatabase(error)) return unreachable();
  const status = 'statusCode' in error ? error.statusCode : undefined;
  if (status === 413) return tooLarge();
  if (status === 415) return unreadable(415, '不支持这种内容格式，请刷新页面后重试。');
  if ('code' in error && UNREADABLE_BODY.has(String(error.code))) {
    return unreadable(400, '提交的内容不是有效的 JSON，没有保存。请刷新页面后重试。');
  }
  if (status !== undefined && status >= 400 && status < 500) {
    return unreadable(status, '请求的格式不正确，请刷新页面后重试。');
  }
  return null;
}

const UNREADABLE_BODY: ReadonlySet<string> = new Set([
  'FST_ERR_CTP_INVALID_JSON_BODY',
  'FST_ERR_CTP_EMPTY_JSON_BODY',
  'FST_ERR_CTP_INVALID_CONTENT_LENGTH',
]);

// Codes of Node (no such host, nobody listens, connection lost) and of PostgreSQL (stopping, starting, too many).
const UNREACHABLE =
  /^(?:ECONNREFUSED|ECONNRESET|ENOTFOUND|ENOENT|ETIMEDOUT|EPIPE|EHOSTUNREACH|08\w{3}|57P0[1-3]|53300)$/;

function isUnreachableDatabase(error: Error): boolean {
  const failed = error instanceof AggregateError ? error.errors : [error];
  return failed.some((one: unknown) => {
    if (!(one instanceof Error)) return false;
    if (/^Connection terminated|^timeout exceeded when trying to connect/.test(one.message)) return true;
    // ENOENT counts only when a socket was to be opened; a file that isn't there is something else.
    const isSocket =
      !('code' in one) || one.code !== 'ENOENT' || ('syscall' in one && one.syscall === 'connect');
    return 'code' in one && isSocket && UNREACHABLE.test(String(one.code));
  });
}

/** What the log needs to find the fault. Messages of the database can quote values: of those only the code is kept. */
function explain(error: Error): string {
  const fromDatabase = 'severity' in error && 'code' in error;
  const stack = error.stack ?? String(error);
  return fromDatabase ? `database ${String(error.code)}\n${stack.slice(error.message.length)}` : stack;
}

function invalid(validation: readonly { instancePath: string; message?: string | undefined }[]): AppError {
  const issues: FieldIssue[] = validation.map((issue) => ({
    field: issue.instancePath.replace(/^\//, '').replaceAll('/', '.'),
    message: issue.message ?? '填写有误',
  }));
  return new AppError({
    code: 'common.invalid_input',
    status: 422,
    message: `填写内容有误：${issues[0]?.message ?? '请检查后重新提交'}`,
    details: { issues },
  });
}

function tooLarge(): AppError {
  return new AppError({
    code: 'common.too_large',
    status: 413,
    message: '提交的内容超过上限，请拆分或压缩后再提交。',
  });
}

function unreadable(status: number, message: string): AppError {
  return new AppError({ code: 'common.malformed', status, message });
}

function unreachable(): AppError {
  return new AppError({
    code: 'common.database_unreachable',
    status: 503,
    message: '暂时连不上数据库，您的操作没有完成。请稍后重试；如仍出错，请联系系统管理员。',
  });
}

function hidden(): AppError {
  return new AppError({
    code: 'common.internal',
    status: 500,
    message:
      '系统内部出错，您的操作没有完成，数据没有改变。请稍后重试；如仍出错，请联系系统管理员查看运行日志。',
  });
}
