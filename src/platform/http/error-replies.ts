import type { FastifyError, FastifyInstance } from 'fastify';
import { hasZodFastifySchemaValidationErrors, isResponseSerializationError } from 'fastify-type-provider-zod';
import { AppError, type FieldIssue } from '../errors.ts';
import type { ErrorBody } from './endpoint.ts';

/** The one place where errors become HTTP answers. What isn't meant for people is logged and hidden. */
export function replyErrors(app: FastifyInstance): void {
  app.setErrorHandler(async (error: FastifyError | Error, request, reply) => {
    const known = toAppError(error);
    if (known === null) {
      request.ctx?.log.error('request failed', {
        method: request.method,
        route: request.routeOptions.url ?? '',
        error: error.stack ?? String(error),
      });
    }
    const shown = known ?? hidden();
    const body: ErrorBody = {
      error: {
        code: shown.code,
        message: shown.message,
        ...(shown.details !== undefined && { details: shown.details }),
      },
    };
    return reply.status(shown.status).type('application/json; charset=utf-8').send(JSON.stringify(body));
  });
}

function toAppError(error: FastifyError | Error): AppError | null {
  if (error instanceof AppError) return error;
  if (hasZodFastifySchemaValidationErrors(error)) return invalid(error.validation);
  if (isResponseSerializationError(error)) return null;
  const status = 'statusCode' in error ? error.statusCode : undefined;
  if (status === 413) return tooLarge();
  if (status === 429) return tooMany(error.message);
  if (status !== undefined && status >= 400 && status < 500) return malformed(status);
  return null;
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
  return new AppError({ code: 'common.too_large', status: 413, message: '提交的内容超过上限，请拆分或压缩后再提交。' });
}

function tooMany(message: string): AppError {
  const chinese = /[\u4e00-\u9fff]/.test(message) ? message : '操作过于频繁，请稍候再试。';
  return new AppError({ code: 'common.too_many', status: 429, message: chinese });
}

function malformed(status: number): AppError {
  return new AppError({ code: 'common.malformed', status, message: '请求的格式不正确，请刷新页面后重试。' });
}

function hidden(): AppError {
  return new AppError({
    code: 'common.internal',
    status: 500,
    message: '系统内部出错，您的操作没有完成，数据没有改变。请稍后重试；如仍出错，请联系系统管理员查看运行日志。',
  });
}
