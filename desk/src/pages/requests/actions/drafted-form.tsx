import { useQuery, keepPreviousData } from '@tanstack/react-query';
import { Form } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { isFieldName, letterField, type FieldName } from '../../../../../src/law/letters/letter-fields.ts';
import { LETTER_KINDS } from '../../../../../src/law/letters/letter-kinds.ts';
import { requestsApi } from '../../../../../src/modules/requests/requests.api.ts';
import { call } from '../../../app/api.ts';
import { ErrorAlert } from '../../../parts/error-alert.tsx';
import { Loading } from '../../../parts/loading.tsx';
import { decisionLabel, itemWords } from '../file/event-words.ts';
import type { OpenFile } from '../file/request-file.ts';
import type { ActionValues } from './action-values.ts';
import { LineField, TextField, type ActionForm, type FieldsProps } from './form-parts.tsx';
import { LetterPreview, type DraftedLetter } from './letter-preview.tsx';

const TYPING_MS = 700;

/** What the program fills in from the file and nobody writes by hand. */
const FIXED: ReadonlySet<string> = new Set([
  '文号',
  '行政机关',
  '落款日期',
  '申请人',
  '称谓',
  '收到日期',
  '申请编号',
  '申请内容',
  '救济途径',
]);

/** The answer: its fields as the file suggests them, to be edited, and the letter as it comes out of them. */
export const draftedForm: ActionForm = {
  Fields: DraftFields,
  detail: ({ fields }) => ({ letterKind: 'answer', fields: fields ?? {}, contentHash: '' }),
};

function DraftFields({ file }: FieldsProps): ReactNode {
  const form = Form.useFormInstance();
  const written: unknown = Form.useWatch('fields');
  const [settled, setSettled] = useState<ActionValues>(draftedBefore(file));
  const suggested = useDraft(file, draftedBefore(file));
  const live = useDraft(file, settled);
  const first = suggested.data;
  useEffect(() => {
    if (first === undefined || form.getFieldValue('fields') !== undefined) return;
    form.setFieldsValue({
      fields: Object.fromEntries(editable(first).map((name) => [name, shownOf(first, name)])),
    });
  }, [first, form]);
  useEffect(() => {
    if (!isValues(written)) return undefined;
    const timer = window.setTimeout(() => setSettled(written), TYPING_MS);
    return () => window.clearTimeout(timer);
  }, [written]);
  if (suggested.isError) return <ErrorAlert error={suggested.error} />;
  if (first === undefined) return <Loading rows={8} />;
  return (
    <>
      <ul className="plain-list form-alert">
        {file.state.items.map((item) => (
          <li key={item.id}>
            {itemWords(file.state, item.id)}：<strong>{decisionLabel(item.decision?.kind ?? '')}</strong>
          </li>
        ))}
      </ul>
      <div className="draft-panes">
        <div>
          {editable(first).map((name) => (
            <WordsField key={name} name={name} />
          ))}
        </div>
        <section aria-label="预览" aria-busy={live.isFetching}>
          <ErrorAlert error={live.error} />
          <LetterPreview letter={live.data ?? first} />
        </section>
      </div>
    </>
  );
}

function WordsField({ name }: { name: FieldName }): ReactNode {
  const { type, hint } = letterField(name);
  const shared = { name: ['fields', name], label: name, optional: true, extra: hint };
  return type === 'lines' ? <TextField {...shared} rows={2} /> : <LineField {...shared} max={500} />;
}

function useDraft(file: OpenFile, fields: ActionValues) {
  const { id } = file.view.item;
  return useQuery({
    queryKey: ['request', id, 'draft', file.state.seq, fields],
    queryFn: async () =>
      call(requestsApi.letterDraft, {
        params: { caseId: id },
        body: { action: { kind: 'drafted', detail: { letterKind: 'answer', fields } } },
      }),
    placeholderData: keepPreviousData,
  });
}

/** What was drafted before, when the answer came back from a review. */
function draftedBefore({ state, view }: OpenFile): ActionValues {
  if (state.draft !== null) return state.draft.fields;
  const detail = view.ledger.findLast(({ kind }) => kind === 'drafted')?.detail;
  return typeof detail === 'object' && detail !== null && 'fields' in detail && isValues(detail.fields)
    ? detail.fields
    : {};
}

/** The fields of the letter that people write, in the letter's order. */
function editable(letter: DraftedLetter): FieldName[] {
  const kind = LETTER_KINDS.find(({ key }) => key === letter.kind);
  if (kind === undefined) return [];
  return [...kind.required, ...kind.optional].filter((name) => isFieldName(name) && !FIXED.has(name));
}

function shownOf(letter: DraftedLetter, name: string): string {
  const value = letter.fields[name];
  return typeof value === 'string' ? value : '';
}

function isValues(value: unknown): value is ActionValues {
  return typeof value === 'object' && value !== null;
}
