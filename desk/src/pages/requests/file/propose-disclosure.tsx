import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Form, Input, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import {
  disclosureProposalsApi,
  PROPOSAL_ORIGINS,
} from '../../../../../src/modules/requests/disclosure-proposals.api.ts';
import { call } from '../../../app/api.ts';
import { ReasonDialog } from '../../../parts/reason-dialog.tsx';
import type { RequestFile } from './request-file.ts';

interface Fields {
  readonly subject: string;
  readonly origin: 'applicant' | 'handler';
}

/** The way to propose that what was asked for be published to everybody (条例第44条). */
export function ProposeDisclosure({ view }: { view: RequestFile }): ReactNode {
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const propose = useMutation({
    mutationFn: async ({ subject, origin, reason }: Fields & { reason: string }) =>
      call(disclosureProposalsApi.propose, {
        body: {
          agencyId: view.agency.id,
          caseId: view.item.id,
          subject,
          origin,
          explanation: reason,
        },
      }),
    onSuccess: async () => {
      setOpen(false);
      await client.invalidateQueries({ queryKey: ['proposals'] });
    },
  });
  return (
    <>
      <h3>转主动公开</h3>
      {propose.isSuccess ? (
        <output>
          建议已经提出，在
          <Link to="/proposals" search={{ agencyId: view.agency.id }}>
            转主动公开建议
          </Link>
          中处理。
        </output>
      ) : (
        <Button onClick={() => setOpen(true)}>建议主动公开</Button>
      )}
      <ReasonDialog<Fields>
        open={open}
        title="建议主动公开"
        explanation="多个申请人就相同政府信息提出申请、该信息属于可以公开的，可以纳入主动公开范围（条例第44条）。"
        label="理由"
        okText="提出建议"
        maxLength={2_000}
        pending={propose.isPending}
        error={propose.error}
        initialValues={{ subject: view.subject.slice(0, 1_000), origin: 'handler' }}
        onOk={(fields) => propose.mutate(fields)}
        onCancel={() => {
          propose.reset();
          setOpen(false);
        }}
      >
        <Form.Item
          name="subject"
          label="建议公开的信息"
          extra="这里的内容会进入登记，请去掉申请人的个人信息。"
          rules={[{ required: true, whitespace: true, message: '请填写建议公开的信息' }]}
        >
          <Input.TextArea rows={3} maxLength={1_000} showCount />
        </Form.Item>
        <Form.Item name="origin" label="由谁建议">
          <Select
            options={(['handler', 'applicant'] as const).map((value) => ({
              value,
              label: PROPOSAL_ORIGINS[value],
            }))}
          />
        </Form.Item>
      </ReasonDialog>
    </>
  );
}
