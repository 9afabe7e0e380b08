import type { FormInstance } from 'antd';
import { ApiError } from '../app/api.ts';

/** A complaint of the server about one member of what was sent. */
interface FieldIssue {
  readonly field: string;
  readonly message: string;
}

/** What the server found wrong, member by member; empty when the error is about something else. */
export function issuesOf(error: unknown): readonly FieldIssue[] {
  if (!(error instanceof ApiError)) return [];
  const { details } = error;
  if (typeof details !== 'object' || details === null || !('issues' in details)) return [];
  return Array.isArray(details.issues) ? details.issues.filter(isIssue) : [];
}

/** Shows the server's complaints at the fields they are about. `prefix` is taken off their names. */
export function showIssues(form: FormInstance, error: unknown, prefix = ''): void {
  const known = new Map(form.getFieldsError().map(({ name }) => [name.join('.'), name]));
  const fields = issuesOf(error).flatMap(({ field, message }) => {
    const name = known.get(field.startsWith(prefix) ? field.slice(prefix.length) : field);
    return name === undefined ? [] : [{ name, errors: [message] }];
  });
  form.setFields(fields);
}

function isIssue(value: unknown): value is FieldIssue {
  return (
    typeof value === 'object' &&
    value !== null &&
    'field' in value &&
    'message' in value &&
    typeof value.field === 'string' &&
    typeof value.message === 'string'
  );
}
