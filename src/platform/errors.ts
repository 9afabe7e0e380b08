/**
 * An error that a person is meant to read: a stable code for programs, a Chinese sentence that says what
 * happened and what to do next, and the HTTP status it becomes. Everything else is a fault of ours and is
 * shown to nobody.
 */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: string;
  readonly status: number;
  readonly details: unknown;

  constructor(options: {
    code: string;
    message: string;
    status?: number;
    details?: unknown;
    cause?: unknown;
  }) {
    super(options.message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = options.code;
    this.status = options.status ?? 400;
    this.details = options.details;
  }
}

/** The record isn't there, or the person may not know that it is. */
export function notFound(what: string): AppError {
  return new AppError({
    code: 'common.not_found',
    status: 404,
    message: `没有找到${what}，可能已被删除，或者您没有查看权限。`,
  });
}

/** A policy said no; `reason` is the Chinese sentence the policy gave. */
export function forbidden(reason: string): AppError {
  return new AppError({ code: 'common.forbidden', status: 403, message: reason });
}

/** Input that can't be taken; `issues` names each field and what is wrong with it. */
export function invalidInput(message: string, issues: readonly FieldIssue[] = []): AppError {
  return new AppError({ code: 'common.invalid_input', status: 422, message, details: { issues } });
}

/** One complaint about one field, in Chinese. */
export interface FieldIssue {
  readonly field: string;
  readonly message: string;
}

/** Closes a `switch` over a union: a new member becomes a type error here. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}

/** The row that a query promised; a fault of ours when it isn't there. */
export function must<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`missing: ${what}`);
  return value;
}
