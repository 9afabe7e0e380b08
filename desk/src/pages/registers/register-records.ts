import type { registersApi } from '../../../../src/modules/registers/registers.api.ts';
import type { FieldSpec, RegisterSpec } from '../../../../src/modules/registers/registers.definitions.ts';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';

/** A record of a register. */
export type RegisterRecord = ResponseOf<typeof registersApi.list>['items'][number];
type Values = RegisterRecord['values'];

/** What a form holds of a record. */
export type RecordForm = Record<string, string | boolean | null | undefined>;

/** A member as people read it; empty when nothing is there. */
export function shownValue(field: FieldSpec, record: Pick<RegisterRecord, 'values' | 'shown'>): string {
  const value = record.values[field.key] ?? null;
  if (field.type === 'boolean') return value === true ? '是' : '否';
  if (value === null || typeof value === 'boolean') return '';
  if (field.type === 'choice') return field.choices?.find((choice) => choice.value === value)?.label ?? value;
  return record.shown[field.key] ?? value;
}

/** What a record is called in lists and questions. */
export function titleOf(spec: RegisterSpec, record: RegisterRecord): string {
  const value = record.values[spec.titleField];
  return typeof value === 'string' ? value : '';
}

/** The form of a record, or of a new one. */
export function formOf(spec: RegisterSpec, record: Pick<RegisterRecord, 'values'> | null): RecordForm {
  return Object.fromEntries(
    spec.fields.map((field) => {
      const value = record?.values[field.key] ?? null;
      return [field.key, value === null ? undefined : value];
    }),
  );
}

/** What is sent to the server. */
export function valuesOf(spec: RegisterSpec, form: RecordForm): Values {
  return Object.fromEntries(
    spec.fields.map((field) => {
      const value = form[field.key] ?? null;
      return [field.key, field.type === 'day' && value === '' ? null : value];
    }),
  );
}

/**
 * The form for the next of several similar records: what usually stays is kept, what names the record isn't, nor what only some have: a
 * day of filing or of an end that nobody typed would be registered unseen.
 */
export function nextForm(spec: RegisterSpec, form: RecordForm): RecordForm {
  const kept = new Set(
    spec.fields
      .filter(({ required, type }) => required && ['day', 'choice', 'boolean', 'channel'].includes(type))
      .map((field) => field.key),
  );
  return Object.fromEntries(spec.fields.map(({ key }) => [key, kept.has(key) ? form[key] : undefined]));
}
