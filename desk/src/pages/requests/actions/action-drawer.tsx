import { useMutation } from '@tanstack/react-query';
import { App, Button, Form, Input, Space } from 'antd';
import { useState, type ReactNode } from 'react';
import type { z } from 'zod';
import { requestAction } from '../../../../../src/modules/requests/request-actions.api.ts';
import { requestsApi } from '../../../../../src/modules/requests/requests.api.ts';
import { ApiError, call } from '../../../app/api.ts';
import { useSession } from '../../../app/session.tsx';
import { SideDialog } from '../../../parts/dialog.tsx';
import { useDiscardQuestion } from '../../../parts/use-discard-question.ts';
import { ErrorAlert } from '../../../parts/error-alert.tsx';
import type { OpenFile } from '../file/request-file.ts';
import { actionForm } from './action-forms.ts';
import { plainValues, type ActionValues } from './action-values.ts';
import { ACTION_WORDS, type ActionKind } from './action-words.ts';
import { LetterPreview } from './letter-preview.tsx';
import { dayOfToday } from '../../../parts/today.ts';
import { DayItem, dayFault } from '../../../parts/day-field.tsx';

/** Values to begin an action's form with, e.g. what the applicant wrote. */
export interface StartedAction {
  readonly kind: ActionKind;
  readonly values?: ActionValues;
}

interface Fields {
  readonly frame: { readonly on: string | null; readonly reason?: string };
  readonly detail?: ActionValues;
}

type Sent = z.output<typeof requestAction>;

/** The form of one action. Nothing typed is lost when the server refuses, or when somebody else acted meanwhile. */
export function ActionDrawer(props: {
  file: OpenFile;
  action: StartedAction;
  reload: () => Promise<void>;
  onClose: () => void;
}): ReactNode {
  const { file, action, reload, onClose } = props;
  const { kind } = action;
  const words = ACTION_WORDS[kind];
  const { me } = useSession();
  const { message } = App.useApp();
  const askToDiscard = useDiscardQuestion('登记');
  const today = dayOfToday();
  const [form] = Form.useForm<ActionValues>();
  const [touched, setTouched] = useState(false);
  const on = dayOf(Form.useWatch(['frame', 'on'], form)) ?? today;
  const { Fields: OwnFields, initial, detail, kept } = actionForm(kind);
  const caseId = file.view.item.id;
  const given = { file, me, on };

  const act = useMutation({
    mutationFn: async (input: { sent: Sent; reason: string; again: boolean }) =>
      call(requestsApi.act, {
        params: { caseId },
        body: {
          seq: file.state.seq,
          action: input.sent,
          ...(on !== today && { on }),
          ...(input.reason !== '' && { reason: input.reason }),
        },
      }),
    onSuccess: async (_answer, { again }) => {
      void message.success(`已登记：${words.label}`);
      setTouched(false);
      await reload();
      if (!again) {
        onClose();
        return;
      }
      preview.reset();
      const before: ActionValues = form.getFieldsValue(true);
      form.resetFields();
      form.setFieldsValue(Object.fromEntries((kept ?? []).map((name) => [name, before[name]])));
    },
    // What the page shows is brought up to date, so that the next try is about what is there now.
    onError: async (error) => {
      if (error instanceof ApiError && error.code === 'requests.changed_by_other') await reload();
    },
  });
  const preview = useMutation({
    mutationFn: async (sent: Sent) =>
      call(requestsApi.letterDraft, { params: { caseId }, body: { action: sent, on } }),
  });

  /** The action as it is sent, or null after its faults were shown at their fields. */
  const checked = async (): Promise<{ sent: Sent; reason: string } | null> => {
    const filled = await form.validateFields().catch(() => null);
    if (filled === null) return null;
    const all: ActionValues = form.getFieldsValue(true);
    const { frame: _frame, ...own } = all;
    const plain = plainValues(own) as ActionValues;
    const parsed = requestAction.safeParse({
      kind,
      detail: detail === undefined ? plain : detail(plain, given),
    });
    if (parsed.success) return { sent: parsed.data, reason: reasonIn(all) };
    form.setFields(
      parsed.error.issues.map(({ path, message: fault }) => ({
        name: path.slice(1).map((part) => (typeof part === 'number' ? part : String(part))),
        errors: [fault],
      })),
    );
    void message.error(parsed.error.issues[0]?.message ?? '请检查填写的内容');
    return null;
  };
  const submit = async (again: boolean): Promise<void> => {
    const ready = await checked();
    if (ready !== null && !act.isPending) act.mutate({ ...ready, again });
  };
  const look = async (): Promise<void> => {
    const ready = await checked();
    if (ready !== null) preview.mutate(ready.sent);
  };
  const close = (): void => {
    if (!touched || act.isPending) {
      onClose();
      return;
    }
    askToDiscard(onClose);
  };
  const previews = words.letter === true && kind !== 'signed';
  return (
    <SideDialog
      open
      size={kind === 'drafted' ? 1_120 : 'large'}
      className="action-drawer"
      title={`${words.label}　${file.view.item.number}`}
      mask={{ closable: false }}
      onClose={close}
      footer={
        <Space wrap>
          <Button
            type="primary"
            danger={words.danger ?? false}
            loading={act.isPending}
            onClick={() => void submit(false)}
          >
            {words.label}
          </Button>
          {words.repeats === true && (
            <Button disabled={act.isPending} onClick={() => void submit(true)}>
              登记并继续下一条
            </Button>
          )}
          {previews && (
            <Button loading={preview.isPending} onClick={() => void look()}>
              预览文书
            </Button>
          )}
          <Button onClick={close}>取消</Button>
        </Space>
      }
    >
      <p className="quiet">{words.help}</p>
      <ErrorAlert error={act.error ?? preview.error} />
      <Form
        name={`action-${kind}`}
        form={form}
        layout="vertical"
        initialValues={{ ...initial?.(given), ...action.values, frame: { on: today } }}
        onValuesChange={() => setTouched(true)}
        // Enter in a field enters nothing into the ledger: a day that was just typed would not be in it yet.
      >
        <OwnFields {...given} />
        <DayFields label={words.day ?? '日期'} today={today} on={on} always={kind === 'dateCorrected'} />
      </Form>
      {previews && preview.data && <LetterPreview letter={preview.data} />}
    </SideDialog>
  );
}

/** On which day it took effect; a reason where it isn't today. */
function DayFields(props: { label: string; today: string; on: string; always: boolean }): ReactNode {
  const { today, on, always } = props;
  return (
    <>
      {!always && (
        <DayItem name={['frame', 'on']} label={props.label} required={`请填写${props.label}`} max={today} />
      )}
      {(always || on < today) && (
        <Form.Item
          name={['frame', 'reason']}
          label={always ? '更正的理由' : '补记的理由'}
          extra={always ? undefined : '日期早于今天，理由记入办理记录。'}
          rules={[{ required: true, whitespace: true, message: '请说明理由' }]}
        >
          <Input maxLength={1_000} />
        </Form.Item>
      )}
    </>
  );
}

function dayOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' && dayFault(value) === null ? value : null;
}

function reasonIn(values: ActionValues): string {
  const { frame } = values as Partial<Fields>;
  return frame?.reason?.trim() ?? '';
}
