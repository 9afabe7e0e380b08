import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { disclosureProposalsApi } from '../../../../src/modules/requests/disclosure-proposals.api.ts';
import type { RegisterSpec } from '../../../../src/modules/registers/registers.definitions.ts';
import { call } from '../../app/api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { useConfirm } from '../../parts/use-confirm.ts';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { titleOf, type RegisterRecord } from './register-records.ts';

interface Contact {
  readonly phone?: string;
  readonly address?: string;
  readonly email?: string;
}

/** Whether a record is of a request that still has to be answered and isn't handled in the program yet. */
export function canBeTakenUp(spec: RegisterSpec, record: RegisterRecord): boolean {
  const { outcome, decidedOn } = record.values;
  return (
    spec.name === 'requests' &&
    !record.managed &&
    record.removedAt === null &&
    (outcome ?? null) === null &&
    (decidedOn ?? null) === null
  );
}

/** The way to go on with a registered request in the program; its query code is shown once, then the request opens. */
export function TakeUpButton({ spec, record }: { spec: RegisterSpec; record: RegisterRecord }): ReactNode {
  const { tell } = useConfirm();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [form] = Form.useForm<Contact>();
  const [open, setOpen] = useState(false);
  const take = useMutation({
    mutationFn: async (contact: Contact) =>
      call(disclosureProposalsApi.takeUp, {
        body: {
          recordId: record.id,
          phone: contact.phone ?? '',
          address: contact.address ?? '',
          email: contact.email ?? '',
        },
      }),
    onSuccess: ({ caseId, number, queryCode }) => {
      setOpen(false);
      tell({
        title: `${number} 已经转为办理`,
        content: `查询码：${queryCode}。查询码只在这里显示一次，请抄给申请人。`,
        okText: '打开这件申请',
        onOk: async () => {
          await navigate({ to: '/requests/$caseId', params: { caseId } });
          await client.invalidateQueries({ queryKey: ['register'] });
        },
      });
    },
  });
  return (
    <>
      <Button onClick={() => setOpen(true)}>接续办理</Button>
      <Dialog
        open={open}
        title={`接续办理“${titleOf(spec, record)}”`}
        okText="接续办理"
        okButtonProps={{ loading: take.isPending }}
        cancelText="取消"
        onCancel={() => {
          take.reset();
          setOpen(false);
        }}
        onOk={() => form.submit()}
      >
        <p>
          编号和收到日期不变，答复期限照收到日期计算；此后这条记录随办理更新，不再在登记簿里更正。登记簿里还没有保存的更正不会带过去。
        </p>
        <ErrorAlert error={take.error} />
        <Form<Contact>
          name="take-up"
          form={form}
          layout="vertical"
          onFinish={(contact) => take.mutate(contact)}
        >
          <Form.Item name="phone" label="申请人的联系电话">
            <Input maxLength={40} />
          </Form.Item>
          <Form.Item name="address" label="申请人的通信地址">
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="email" label="申请人的电子邮箱">
            <Input maxLength={100} />
          </Form.Item>
        </Form>
      </Dialog>
    </>
  );
}
