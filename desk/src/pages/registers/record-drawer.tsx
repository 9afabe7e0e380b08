import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, App, Button, Form, Input, Space } from 'antd';
import { useState, type ReactNode } from 'react';
import { registersApi } from '../../../../src/modules/registers/registers.api.ts';
import type { RegisterSpec } from '../../../../src/modules/registers/registers.definitions.ts';
import { call } from '../../app/api.ts';
import { SideDialog } from '../../parts/dialog.tsx';
import { useDiscardQuestion } from '../../parts/use-discard-question.ts';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { showIssues } from '../../parts/field-issues.ts';
import { showMoment } from '../../parts/moments.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { RecordField } from './record-field.tsx';
import {
  formOf,
  nextForm,
  shownValue,
  titleOf,
  valuesOf,
  type RecordForm,
  type RegisterRecord,
} from './register-records.ts';
import { canBeTakenUp, TakeUpButton } from './take-up.tsx';

interface Props {
  readonly spec: RegisterSpec;
  readonly agencyId: string;
  /** Null for a new one. */
  readonly record: RegisterRecord | null;
  /** What a new one begins with. */
  readonly proposed?: Pick<RegisterRecord, 'values' | 'shown'>;
  readonly mayWrite: boolean;
  readonly reload: () => Promise<void>;
  readonly onClose: () => void;
}

/** A record in full: entering it, correcting it, striking it out and restoring it. */
export function RecordDrawer(props: Props): ReactNode {
  const { spec, record } = props;
  const editable = props.mayWrite && (record === null || (record.removedAt === null && !record.managed));
  const title = record === null ? `登记：${spec.label}` : titleOf(spec, record);
  return editable ? (
    <RecordFormDrawer {...props} title={title} />
  ) : (
    <SideDialog
      open
      size="large"
      title={title}
      onClose={props.onClose}
      footer={
        record?.removedAt && !record.managed && props.mayWrite && <RestoreButton {...props} record={record} />
      }
    >
      {record && <RecordView spec={spec} record={record} />}
    </SideDialog>
  );
}

function RecordView({ spec, record }: { spec: RegisterSpec; record: RegisterRecord }): ReactNode {
  return (
    <>
      {record.removedAt !== null && (
        <Alert
          type="warning"
          showIcon
          role="note"
          className="form-alert"
          title={`已于 ${showMoment(record.removedAt)} 注销，不计入年报。理由：${record.removalReason ?? ''}`}
        />
      )}
      <Notices record={record} />
      {record.managed && <ManagedNote spec={spec} record={record} />}
      <dl className="facts">
        {spec.fields.map((field) => (
          <div key={field.key} className="fact">
            <dt>{field.label}</dt>
            <dd>{shownValue(field, record) || (field.personal === true ? '仅申请办理人可见' : '未填写')}</dd>
          </div>
        ))}
        <dt>备注</dt>
        <dd>{record.note || '无'}</dd>
        <dt>最近更改</dt>
        <dd>{showMoment(record.changedAt)}</dd>
      </dl>
    </>
  );
}

/** What is pointed out about a record and hinders nothing. */
function Notices({ record }: { record: RegisterRecord }): ReactNode {
  if (record.notices.length === 0) return null;
  return (
    <Alert type="info" showIcon role="note" className="form-alert" title={`${record.notices.join('；')}。`} />
  );
}

/** A record that follows what is done elsewhere; it is changed there and not here. */
function ManagedNote({ spec, record }: { spec: RegisterSpec; record: RegisterRecord }): ReactNode {
  return (
    <Alert
      type="info"
      showIcon
      role="note"
      className="form-alert"
      title="这条记录由办理过程自动生成，随办理更新，不在登记簿里更正或注销。"
      description={
        spec.name === 'requests' && (
          <Link to="/requests/$caseId" params={{ caseId: record.id }}>
            打开这件申请
          </Link>
        )
      }
    />
  );
}

function RecordFormDrawer(props: Props & { title: string }): ReactNode {
  const { spec, agencyId, record, proposed, reload, onClose } = props;
  const { message } = App.useApp();
  const askToDiscard = useDiscardQuestion('保存');
  const [form] = Form.useForm<RecordForm>();
  const save = useMutation({
    mutationFn: async ({ note, ...fields }: RecordForm) => {
      const body = { values: valuesOf(spec, fields), note: typeof note === 'string' ? note : '' };
      const register = spec.name;
      if (record === null) {
        await call(registersApi.create, { params: { register }, body: { ...body, agencyId } });
      } else {
        const params = { register, recordId: record.id };
        await call(registersApi.change, { params, body: { ...body, version: record.version } });
      }
    },
    onError: (error) => showIssues(form, error),
  });
  const submit = (after: 'close' | 'next') => async (): Promise<void> => {
    const fields = await form.validateFields().catch(() => null);
    if (fields === null || save.isPending) return;
    await save.mutateAsync(fields);
    void message.success(record === null ? '已登记' : '已更正');
    if (after === 'close') onClose();
    else {
      form.resetFields();
      form.setFieldsValue(nextForm(spec, fields));
    }
    await reload();
  };
  const run = (task: () => Promise<void>): void => void task().catch(() => {});
  const close = (): void => {
    if (!form.isFieldsTouched() || save.isPending) {
      onClose();
      return;
    }
    askToDiscard(onClose);
  };
  return (
    <SideDialog
      open
      size="large"
      title={props.title}
      onClose={close}
      footer={
        <Space wrap>
          <Button type="primary" loading={save.isPending} onClick={() => run(submit('close'))}>
            {record === null ? '登记' : '保存更正'}
          </Button>
          {record === null && proposed === undefined && (
            <Button disabled={save.isPending} onClick={() => run(submit('next'))}>
              登记并继续下一条
            </Button>
          )}
          {record !== null && canBeTakenUp(spec, record) && <TakeUpButton spec={spec} record={record} />}
          {record !== null && <RemoveButton {...props} record={record} />}
          <Button onClick={close}>取消</Button>
        </Space>
      }
    >
      <p className="quiet">{spec.help}</p>
      {record !== null && <Notices record={record} />}
      <ErrorAlert error={save.error} />
      <Form<RecordForm>
        name="record"
        form={form}
        layout="vertical"
        initialValues={{ ...formOf(spec, record ?? proposed ?? null), note: record?.note ?? '' }}
      >
        {spec.fields.map((field) => (
          <RecordField
            key={field.key}
            field={field}
            agencyId={agencyId}
            shown={(record ?? proposed)?.shown[field.key] ?? null}
          />
        ))}
        <Form.Item name="note" label="备注">
          <Input.TextArea rows={2} maxLength={500} showCount />
        </Form.Item>
      </Form>
    </SideDialog>
  );
}

type Standing = Pick<Props, 'spec' | 'reload' | 'onClose'> & { readonly record: RegisterRecord };

function RemoveButton(props: Standing): ReactNode {
  return (
    <StandingButton
      {...props}
      deed="remove"
      button="注销"
      title={`注销“${titleOf(props.spec, props.record)}”`}
      explanation="注销后不再计入年报；记录保留，可以恢复。登记有误而事情属实的，请更正而不要注销。"
      label="注销理由"
      done="已注销"
    />
  );
}

function RestoreButton(props: Standing): ReactNode {
  return (
    <StandingButton
      {...props}
      deed="restore"
      button="恢复"
      title={`恢复“${titleOf(props.spec, props.record)}”`}
      explanation="恢复后重新计入年报。"
      label="恢复理由"
      done="已恢复"
    />
  );
}

function StandingButton(
  props: Standing & {
    deed: 'remove' | 'restore';
    button: string;
    title: string;
    explanation: string;
    label: string;
    done: string;
  },
): ReactNode {
  const { spec, record, deed, reload, onClose } = props;
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const change = useMutation({
    mutationFn: async (reason: string) =>
      call(registersApi[deed], {
        params: { register: spec.name, recordId: record.id },
        body: { version: record.version, reason },
      }),
    onSuccess: async () => {
      void message.success(props.done);
      onClose();
      await reload();
    },
  });
  return (
    <>
      <Button danger={deed === 'remove'} onClick={() => setOpen(true)}>
        {props.button}
      </Button>
      <ReasonDialog
        open={open}
        title={props.title}
        explanation={props.explanation}
        label={props.label}
        okText={props.button}
        danger={deed === 'remove'}
        pending={change.isPending}
        error={change.error}
        onCancel={() => {
          change.reset();
          setOpen(false);
        }}
        onOk={({ reason }) => change.mutate(reason)}
      />
    </>
  );
}
