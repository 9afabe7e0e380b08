import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Form, InputNumber, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { dayInShanghai } from '../../../../src/law/dates.ts';
import { reportCallsApi } from '../../../../src/modules/report-calls/report-calls.api.ts';
import { call } from '../../app/api.ts';
import { useSession } from '../../app/session.tsx';
import { TermsDialog } from './terms-dialog.tsx';
import { termsOf, type Defaults, type TermsFields } from './terms-fields.tsx';

interface Props {
  readonly agencies: readonly { agencyId: string; agencyName: string }[];
  readonly onClose: () => void;
}

/** Opens the call of a year: for whom, by which days. */
export function OpenCallDialog({ agencies, onClose }: Props): ReactNode {
  const { me } = useSession();
  const [agencyId, setAgencyId] = useState(agencies[0]?.agencyId ?? '');
  // A report is about the year before; the machine's own clock may be wrong.
  const [year, setYear] = useState(Number(dayInShanghai(new Date(me.serverTime)).slice(0, 4)) - 1);
  const client = useQueryClient();
  const navigate = useNavigate();
  const defaults = useQuery({
    queryKey: ['report-call-defaults', agencyId, year],
    queryFn: async () => call(reportCallsApi.defaults, { query: { agencyId, year } }),
  });
  const open = useMutation({
    mutationFn: async (input: { fields: TermsFields; defaults: Defaults }) =>
      call(reportCallsApi.open, { body: { agencyId, year, ...termsOf(input.defaults, input.fields) } }),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['report-calls'] });
      await navigate({ to: '/report-calls/$callId', params: { callId: id } });
    },
  });
  return (
    <TermsDialog
      title="发起年报征集"
      okText="发起"
      defaults={defaults.data}
      // Days belong to a year: another year begins with its own.
      formKey={`${agencyId} ${year}`}
      pending={open.isPending}
      error={open.error ?? defaults.error}
      onOk={open.mutate}
      onClose={onClose}
    >
      <Form layout="vertical" component={false}>
        {agencies.length > 1 && (
          <Form.Item label="征集机构" htmlFor="call-agency">
            <Select
              id="call-agency"
              value={agencyId}
              onChange={setAgencyId}
              options={agencies.map((each) => ({ value: each.agencyId, label: each.agencyName }))}
            />
          </Form.Item>
        )}
        <Form.Item label="年份" htmlFor="call-year">
          <InputNumber
            id="call-year"
            min={2008}
            max={2100}
            value={year}
            onChange={(value) => value !== null && setYear(value)}
            className="full-width"
          />
        </Form.Item>
      </Form>
    </TermsDialog>
  );
}
