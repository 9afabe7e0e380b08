import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Space } from 'antd';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { registration } from '../../../../../src/modules/requests/request-intake.api.ts';
import { requestsApi } from '../../../../../src/modules/requests/requests.api.ts';
import { call } from '../../../app/api.ts';
import type { AgencySummary } from '../../../parts/agency-choice.tsx';
import { ErrorAlert } from '../../../parts/error-alert.tsx';
import { issuesOf } from '../../../parts/field-issues.ts';
import { useUnsavedGuard } from '../../../parts/use-unsaved-guard.ts';
import { ApplicantFields } from './applicant-fields.tsx';
import { ArrivalFields, EVIDENCE_OF } from './arrival-fields.tsx';
import { decidingDay, registrationOf, type IntakeForm } from './intake-form.ts';
import { ItemsFields } from './items-fields.tsx';
import type { Entered } from './new-request-page.tsx';
import { dayOfToday } from '../../../parts/today.ts';

interface Told {
  readonly applicant: string;
  readonly what: string;
}

/** A paper request as it is typed in: the order of the paper form, Ctrl+Enter saves, nothing is lost on an error. */
export function IntakeFormView(props: {
  agency: AgencySummary;
  onEntered: (receipt: Entered, told: Told) => void;
}): ReactNode {
  const { agency, onEntered } = props;
  const today = dayOfToday();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<IntakeForm>();
  const [touched, setTouched] = useState(false);
  const save = useMutation({
    mutationFn: async (fields: IntakeForm) =>
      call(requestsApi.register, { body: registrationOf(agency.id, fields, today) }),
    onSuccess: async (receipt, fields) => {
      setTouched(false);
      onEntered(receipt, { applicant: fields.name ?? '', what: fields.items ?? '' });
      await client.invalidateQueries({ queryKey: ['requests', agency.id] });
    },
    onError: (error, fields) => show(issuesOf(error), fields),
  });
  useUnsavedGuard(touched && !save.isSuccess, '登记的内容还没有保存，离开后需要重新填写。');
  const show = (issues: readonly { field: string; message: string }[], fields: IntakeForm): void => {
    form.setFields(issues.map((issue) => ({ name: fieldOf(issue.field, fields), errors: [issue.message] })));
    const first = issues[0];
    if (first !== undefined) form.scrollToField(fieldOf(first.field, fields), { focus: true });
  };
  const submit = async (): Promise<void> => {
    const fields = await form.validateFields().catch(() => null);
    if (save.isPending) return;
    if (fields === null) {
      void message.error('还有内容没有填好，请看标红的地方。');
      return;
    }
    const checked = registration.safeParse(registrationOf(agency.id, fields, today));
    if (checked.success) save.mutate(fields);
    else
      show(
        checked.error.issues.map(({ path, message: words }) => ({ field: path.join('.'), message: words })),
        fields,
      );
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void submit();
  };
  return (
    // What is typed anywhere inside may be saved from there.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section className="panel" aria-label="登记内容" onKeyDown={onKeyDown}>
      <p className="quiet">{agency.name}：按纸质申请表的顺序填写，按 Ctrl+Enter 保存。</p>
      <ErrorAlert error={save.error} />
      <Form<IntakeForm>
        name="intake"
        form={form}
        layout="vertical"
        onValuesChange={() => setTouched(true)}
        onFinish={() => void submit()}
        initialValues={{
          channel: 'counter',
          submittedOn: today,
          evidence: EVIDENCE_OF.counter,
          kind: 'natural',
          proofKind: 'idCard',
          supplyForm: 'paper',
          supplyWay: 'pickup',
          needsHelp: false,
        }}
      >
        <ArrivalFields form={form} today={today} />
        <ApplicantFields form={form} />
        <ItemsFields />
        <Space wrap>
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            保存登记
          </Button>
          <span className="quiet">Ctrl+Enter</span>
        </Space>
      </Form>
    </section>
  );
}

/** The field of the form that a complaint is about. */
function fieldOf(field: string, { channel }: IntakeForm): keyof IntakeForm {
  if (field.startsWith('items')) return 'items';
  const name = field.split('.').at(-1) ?? '';
  if (name === 'receivedOn') return decidingDay(channel);
  return isField(name) ? name : 'items';
}

const FIELDS = [
  'channel',
  'submittedOn',
  'signedOn',
  'confirmedOn',
  'evidence',
  'reason',
  'kind',
  'name',
  'proofKind',
  'proofNumber',
  'contactName',
  'phone',
  'address',
  'postcode',
  'email',
  'agentName',
  'supplyForm',
  'supplyWay',
] as const;

function isField(name: string): name is (typeof FIELDS)[number] {
  return FIELDS.some((field) => field === name);
}
