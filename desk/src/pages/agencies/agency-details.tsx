import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button, Space, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import {
  AGENCY_KIND_LABELS,
  agenciesApi,
  DUTY_LABELS,
} from '../../../../src/modules/agencies/agencies.api.ts';
import { call } from '../../app/api.ts';
import { DeskTable } from '../../parts/desk-table.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { AgencyDialog } from './agency-dialog.tsx';
import { DutyDialog } from './duty-dialog.tsx';
import { DayItem } from '../../parts/day-field.tsx';
import { dayOfToday } from '../../parts/today.ts';

/** An agency with everything known of it. */
type AgencyView = ResponseOf<typeof agenciesApi.get>;
type Duty = AgencyView['duties'][number];
type Dialog = 'change' | 'close' | 'newDuty' | Duty;

interface Props {
  readonly agency: AgencyView;
  readonly reload: () => Promise<void>;
}

/** Codes, contact data and who answers for disclosure. */
export function AgencyDetails({ agency, reload }: Props): ReactNode {
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const close = (): void => setDialog(null);
  const done = async (): Promise<void> => {
    close();
    await reload();
  };
  return (
    <>
      <Space wrap className="page-head">
        <h2>{agency.name}</h2>
        {agency.publishes && <Tag color="blue">有公开栏目</Tag>}
        {agency.closedOn !== null && <Tag color="volcano">{agency.closedOn} 撤销</Tag>}
        {agency.may.change && <Button onClick={() => setDialog('change')}>修改</Button>}
        {agency.may.change && agency.parentId !== null && (
          <Button danger onClick={() => setDialog('close')}>
            撤销机构
          </Button>
        )}
        {agency.publishes && (
          <Link to="/catalogue" search={{ agencyId: agency.id }}>
            公开目录
          </Link>
        )}
      </Space>
      <Facts agency={agency} />
      <div className="page-head duties-head">
        <h2>公开职责人员</h2>
        {agency.may.change && <Button onClick={() => setDialog('newDuty')}>登记</Button>}
      </div>
      <DeskTable<Duty>
        rowKey="id"
        size="small"
        dataSource={agency.duties}
        locale={{ emptyText: '还没有登记分管领导、具体负责人和经办人' }}
        columns={[
          { title: '职责', dataIndex: 'duty', render: (kind: Duty['duty']) => DUTY_LABELS[kind] },
          { title: '姓名', dataIndex: 'personName' },
          { title: '职务', dataIndex: 'title' },
          { title: '电话', dataIndex: 'phone' },
          { title: '起止', render: (_value, item) => `${item.fromOn} 至 ${item.untilOn ?? '今'}` },
          {
            title: '操作',
            render: (_value, item) =>
              agency.may.change && (
                <Button
                  size="small"
                  type="link"
                  aria-label={`修改 ${item.personName}`}
                  onClick={() => setDialog(item)}
                >
                  修改
                </Button>
              ),
          },
        ]}
      />
      {dialog === 'change' && (
        <AgencyDialog agency={agency} parentId={agency.parentId} onClose={close} onDone={done} />
      )}
      {dialog === 'close' && <CloseDialog agency={agency} onClose={close} onDone={done} />}
      {dialog !== null && dialog !== 'change' && dialog !== 'close' && (
        <DutyDialog
          agencyId={agency.id}
          duty={dialog === 'newDuty' ? null : dialog}
          onClose={close}
          onDone={done}
        />
      )}
    </>
  );
}

function Facts({ agency }: { agency: AgencyView }): ReactNode {
  const facts: readonly (readonly [string, string | null])[] = [
    ['类别', AGENCY_KIND_LABELS[agency.kind]],
    ['简称', agency.shortName],
    ['自称', agency.selfName],
    ['统一社会信用代码', agency.uscc],
    ['行政区划代码', agency.areaCode],
    ['办公地址', agency.address],
    ['邮政编码', agency.postcode],
    ['联系电话', agency.phone],
    ['传真', agency.fax],
    ['电子邮箱', agency.email],
    ['办公时间', agency.officeHours],
    ['政府信息公开工作机构', agency.disclosureOffice],
    ['行政复议机关', agency.reviewAuthority],
    ['管辖法院', agency.court],
    ['索引号模板', agency.indexTemplate],
    ['网址标识', agency.slug],
  ];
  return (
    <dl className="facts">
      {facts.map(([label, value]) => (
        <div key={label} className="fact">
          <dt>{label}</dt>
          <dd>{value === null || value === '' ? '未填写' : value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** An agency that no longer exists in law. This can't be taken back. */
function CloseDialog(props: {
  agency: AgencyView;
  onClose: () => void;
  onDone: () => Promise<void>;
}): ReactNode {
  const { agency } = props;
  const { message } = App.useApp();
  const close = useMutation({
    mutationFn: async ({ closedOn, reason }: { closedOn: string; reason: string }) =>
      call(agenciesApi.close, {
        params: { id: agency.id },
        body: { version: agency.version, closedOn, reason },
      }),
    onSuccess: async () => {
      void message.success('已撤销');
      await props.onDone();
    },
  });
  return (
    <ReasonDialog<{ closedOn: string }>
      open
      title={`撤销“${agency.name}”`}
      explanation="撤销后不能再修改或发布，也不能恢复；已公开的内容和记录都保留。下级机构须先撤销。"
      label="撤销原因"
      okText="撤销机构"
      danger
      maxLength={200}
      pending={close.isPending}
      error={close.error}
      initialValues={{ closedOn: dayOfToday() }}
      onCancel={props.onClose}
      onOk={(fields) => close.mutate(fields)}
    >
      <DayItem name="closedOn" label="撤销日期" required="请填写撤销日期" />
    </ReasonDialog>
  );
}
