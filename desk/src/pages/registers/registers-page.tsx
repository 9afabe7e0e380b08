import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Empty } from 'antd';
import type { ReactNode } from 'react';
import { registersApi } from '../../../../src/modules/registers/registers.api.ts';
import {
  REGISTERS,
  REGISTER_SPECS,
  type RegisterName,
} from '../../../../src/modules/registers/registers.definitions.ts';
import { ROLE_LABELS } from '../../../../src/platform/actor.ts';
import { call } from '../../app/api.ts';
import { AgencyChoice, useWorkAgencies } from '../../parts/agency-choice.tsx';
import { FailedPage } from '../../parts/failed-page.tsx';
import { Loading } from '../../parts/loading.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import './registers.css';

/** The registers of an agency: what each is for, who keeps it and how much is in it. */
export function RegistersPage(): ReactNode {
  const { agencyId } = useSearch({ from: '/registers' });
  const navigate = useNavigate();
  const { agencies, items, chosen } = useWorkAgencies(agencyId);
  return (
    <>
      <PageHead title="登记簿">
        <AgencyChoice
          items={items}
          chosen={chosen}
          onChange={(next) => void navigate({ to: '/registers', search: { agencyId: next } })}
        />
      </PageHead>
      <p className="quiet">
        年度报告的每个数据都从登记簿统计，登记一条、更正一条，报告随之改变。请随发生随登记，不要等到年底。
      </p>
      {agencies.isPending && <Loading rows={8} />}
      {agencies.isError && <FailedPage error={agencies.error} onRetry={() => void agencies.refetch()} />}
      {agencies.isSuccess && chosen === null && (
        <section className="panel">
          <Empty description="您所在的机构没有登记簿" image={Empty.PRESENTED_IMAGE_SIMPLE} />
        </section>
      )}
      {chosen && (
        <ul className="register-cards">
          {REGISTERS.map((name) => (
            <RegisterCard key={name} name={name} agencyId={chosen.id} />
          ))}
        </ul>
      )}
    </>
  );
}

function RegisterCard({ name, agencyId }: { name: RegisterName; agencyId: string }): ReactNode {
  const { label, help, keeper } = REGISTER_SPECS[name];
  const count = useQuery({
    queryKey: ['register', name, agencyId, 'count'],
    queryFn: async () =>
      call(registersApi.list, { params: { register: name }, query: { agencyId, size: 1 } }),
  });
  return (
    <li className="panel">
      <h2>
        <Link to="/registers/$register" params={{ register: name }} search={{ agencyId }}>
          {label}
        </Link>
      </h2>
      <p className="register-count">
        {count.isPending && '正在统计……'}
        {count.isError && <span className="error-text">{count.error.message}</span>}
        {count.data && `${count.data.total} 条`}
      </p>
      <p className="quiet">{help}</p>
      <p className="quiet">由{ROLE_LABELS[keeper]}登记</p>
    </li>
  );
}
