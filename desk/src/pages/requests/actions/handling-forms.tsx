import { Form, Radio } from 'antd';
import type { ReactNode } from 'react';
import { LONGEST_USUAL_CLARIFICATION, rulesOfHandling } from '../../../../../src/law/clock/clock-rules.ts';
import { addDays, plainDate, toChinese } from '../../../../../src/law/dates.ts';
import { RECEIPT_RULES, REQUEST_CHANNELS } from '../../../../../src/law/requests/channels.ts';
import { addWorkdays } from '../../../../../src/law/workdays.ts';
import { CheckboxChoices } from '../../../parts/checkbox-choices.tsx';
import { useAgencies } from '../../../parts/agency-choice.tsx';
import { dayOfToday } from '../../../parts/today.ts';
import { useRequestPeople } from '../board/board-filters.tsx';
import { itemWords, RESPONSIBLE_LABELS } from '../file/event-words.ts';
import type { OpenFile } from '../file/request-file.ts';
import { freshId, textOf } from './action-values.ts';
import {
  ChoiceField,
  CountField,
  DayField,
  HiddenField,
  LineField,
  TextField,
  type ActionForm,
  type FieldsProps,
} from './form-parts.tsx';

/** The items of a request as choices. */
function itemChoices({ state }: OpenFile): { value: string; label: string }[] {
  return state.items.map(({ id }) => ({ value: id, label: itemWords(state, id) }));
}

/** Chooses some of the items. */
export function ItemsField({ file, label }: { file: OpenFile; label: string }): ReactNode {
  return (
    <Form.Item
      name="itemIds"
      label={label}
      rules={[{ required: true, type: 'array', min: 1, message: '请至少选择一个事项' }]}
    >
      <CheckboxChoices className="choices-below" options={itemChoices(file)} />
    </Form.Item>
  );
}

export const receivedForm: ActionForm = {
  initial: ({ file }) => ({ channel: file.state.channel ?? 'internet' }),
  Fields: () => (
    <>
      <ChoiceField
        name="channel"
        label="提出方式"
        options={REQUEST_CHANNELS.map((value) => ({ value, label: RECEIPT_RULES[value].label }))}
      />
      <LineField
        name="evidence"
        label="收到日期的依据"
        max={500}
        extra="如与申请人通话的时间和号码、确认邮件、签收单号。"
      />
    </>
  ),
};

export const transferredForm: ActionForm = { Fields: TransferFields };

function TransferFields({ file }: FieldsProps): ReactNode {
  const form = Form.useFormInstance();
  const agencies = useAgencies();
  const others = (agencies.data?.items ?? []).filter(({ id }) => id !== file.view.agency.id);
  return (
    <>
      <ChoiceField
        name="agencyId"
        label="转往的机关"
        loading={agencies.isPending}
        options={others.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id) =>
          form.setFieldValue('agencyName', others.find((agency) => agency.id === id)?.name ?? '')
        }
      />
      <HiddenField name="agencyName" />
    </>
  );
}

export const assignedForm: ActionForm = {
  initial: ({ file, me }) => {
    const holder = file.state.holder ?? { id: me.account.id, name: me.account.displayName, unit: '' };
    return { holderId: holder.id, holderName: holder.name, unit: holder.unit };
  },
  Fields: AssignFields,
};

function AssignFields({ file }: FieldsProps): ReactNode {
  const form = Form.useFormInstance();
  const people = useRequestPeople(file.view.agency.id);
  const items = people.data?.items ?? [];
  return (
    <>
      <ChoiceField
        name="holderId"
        label="承办人"
        loading={people.isPending}
        options={items.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id) =>
          form.setFieldValue('holderName', items.find((person) => person.id === id)?.name ?? '')
        }
      />
      <HiddenField name="holderName" />
      <LineField name="unit" label="承办科室" optional max={100} />
    </>
  );
}

export const itemAddedForm: ActionForm = {
  Fields: () => <TextField name="description" label="事项内容" extra="照录申请书的文字。" />,
  detail: (values, { file }) => ({
    item: {
      id: freshId(
        'i',
        file.state.items.map(({ id }) => id),
      ),
      description: textOf(values, 'description'),
    },
  }),
};

export const itemAssignedForm: ActionForm = {
  initial: ({ file }) => ({ itemId: file.state.items[0]?.id }),
  Fields: ({ file }) => (
    <>
      <ChoiceField name="itemId" label="事项" options={itemChoices(file)} />
      <LineField name="unit" label="承办科室" max={100} />
      <DayField name="dueOn" label="要求反馈的日期" optional />
    </>
  ),
};

export const splitForm: ActionForm = {
  Fields: ({ file }) => <ItemsField file={file} label="拆分出去的事项（每项各成一件，至少留下一项）" />,
};

export const joinedForm: ActionForm = { Fields: JoinFields };

function JoinFields({ file, on }: FieldsProps): ReactNode {
  const form = Form.useFormInstance();
  const others = file.view.sameSubject.filter(({ settledOn }) => settledOn === null);
  return (
    <>
      {others.length === 0 && <p className="quiet">没有内容相近、还在办理的其他申请，不能并案。</p>}
      <Form.Item name="leadId" label="并入哪一件" rules={[{ required: true, message: '请选择主件' }]}>
        <Radio.Group
          className="choices-below"
          options={others.map(({ id, number, subject }) => ({
            value: id,
            label: `${number}　${subject ?? ''}`,
          }))}
          onChange={() =>
            form.setFieldValue(
              'leadNumber',
              others.find(({ id }) => id === form.getFieldValue('leadId'))?.number ?? '',
            )
          }
        />
      </Form.Item>
      <HiddenField name="leadNumber" />
      {on === dayOfToday() && (
        <TextField
          name={['frame', 'reason']}
          label="为什么可以并案"
          optional
          extra="申请的内容与主件不完全相同的，写明为什么申请的是同一信息；不相同的请分别答复。"
        />
      )}
    </>
  );
}

export const clarificationAskedForm: ActionForm = {
  initial: ({ on, file }) => ({ respondBy: workdaysOn(on, file.view.clarificationWorkdays) }),
  Fields: ({ on }) => (
    <>
      <TextField
        name="points"
        label="需要补正的内容"
        rows={5}
        extra="写明哪里不清楚、为什么、怎样补正；补正告知只能作出一次。"
      />
      <DayField
        name="respondBy"
        label="补正期限"
        extra={`一般不超过${LONGEST_USUAL_CLARIFICATION}个工作日（${toChinese(lastUsualDay(on))}），告知书按工作日写明，从申请人收到之日起算。`}
      />
    </>
  ),
};

export const delayedForm: ActionForm = {
  Fields: () => (
    <>
      <DayField name="until" label="延迟至" />
      <TextField name="explanation" label="延迟答复的理由" />
    </>
  ),
};

export const dividedForm: ActionForm = {
  initial: () => ({ responsible: 'ours' }),
  Fields: DivideFields,
};

function DivideFields(): ReactNode {
  const responsible: unknown = Form.useWatch('responsible');
  return (
    <>
      <Form.Item name="responsible" label="由谁负责公开">
        <Radio.Group
          className="choices-below"
          options={Object.entries(RESPONSIBLE_LABELS).map(([value, label]) => ({ value, label }))}
        />
      </Form.Item>
      {responsible !== 'ours' && (
        <>
          <LineField
            name="agencyName"
            label="有关机关的名称"
            max={100}
            extra="确实不能确定的，写“不能确定”。答复书告知申请人。"
          />
          <LineField name="agencyContact" label="联系方式" optional />
        </>
      )}
    </>
  );
}

export const extensionProposedForm: ActionForm = {
  initial: ({ file }) => ({ workdays: longestExtension(file) }),
  Fields: ({ file }) => (
    <>
      <ExtensionField file={file} />
      <TextField name="explanation" label="延期理由" />
    </>
  ),
};

export const extendedForm: ActionForm = {
  initial: ({ file, me }) => ({
    workdays: file.state.extension?.proposed ?? longestExtension(file),
    explanation: proposedReason(file),
    approvedBy: me.account.displayName,
  }),
  Fields: ({ file }) => (
    <>
      <ExtensionField file={file} />
      <TextField name="explanation" label="延期理由" extra="写入延期告知书。" />
      <LineField name="approvedBy" label="同意人" max={60} />
    </>
  ),
};

function ExtensionField({ file }: { file: OpenFile }): ReactNode {
  return (
    <CountField name="workdays" label="延长的工作日" min={1} max={longestExtension(file)} unit="个工作日" />
  );
}

function longestExtension({ state }: OpenFile): number {
  return rulesOfHandling(state.receivedOn).extension.workdays;
}

function proposedReason({ view }: OpenFile): string {
  const detail = view.ledger.findLast(({ kind }) => kind === 'extensionProposed')?.detail;
  return typeof detail === 'object' && detail !== null && 'explanation' in detail
    ? String(detail.explanation)
    : '';
}

function lastUsualDay(on: string): string {
  return workdaysOn(on, LONGEST_USUAL_CLARIFICATION);
}

/** A proposal only, so a year without its notice is counted by the calendar's own days. */
function workdaysOn(on: string, workdays: number): string {
  try {
    return addWorkdays(on, workdays);
  } catch {
    return addDays(plainDate(on), Math.ceil(workdays * 1.4));
  }
}
