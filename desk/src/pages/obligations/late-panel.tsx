import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { DownloadOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button, Segmented, Select, Space, type TableColumnsType } from 'antd';
import { useState, type ReactNode } from 'react';
import { yearOf } from '../../../../src/law/dates.ts';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { documentDaysApi, lateFilePath } from '../../../../src/modules/obligations/document-days.api.ts';
import { call } from '../../app/api.ts';
import { PAGE_SIZE, PagedTable } from '../../parts/paged-table.tsx';
import { dayOfToday } from '../../parts/today.ts';
import { useDownload } from '../../parts/use-download.ts';
import { WideTable } from '../../parts/wide-table.tsx';

type Late = ResponseOf<typeof documentDaysApi.late>;
type LateDocument = Late['items'][number];
type Reach = 'own' | 'below';

const REACHES = [
  { value: 'own', label: '本机构' },
  { value: 'below', label: '连同下级机构' },
] as const;

const YEARS_BACK = 5;

/** Which documents became public after the last day that their 成文日期 gave them, and how many in each month. */
export function LatePanel(props: {
  agencyId: string;
  year: number;
  page: number;
  onShow: (search: { year?: number; page?: number }) => void;
}): ReactNode {
  const { agencyId, year, page, onShow } = props;
  const [reach, setReach] = useState<Reach>('own');
  const [month, setMonth] = useState<number | null>(null);
  const file = useDownload();
  const filter = { agencyId, year, reach, ...(month !== null && { month }) };
  const list = useQuery({
    queryKey: ['obligations', agencyId, 'late', year, month, reach, page],
    queryFn: async () => call(documentDaysApi.late, { query: { ...filter, page, size: PAGE_SIZE } }),
    placeholderData: keepPreviousData,
  });
  const thisYear = yearOf(dayOfToday());
  const years = Array.from({ length: YEARS_BACK + 1 }, (_, back) => thisYear - back);
  return (
    <>
      <Space wrap className="form-alert">
        <Select
          aria-label="年度"
          value={year}
          options={[...new Set([year, ...years])].map((each) => ({ value: each, label: `${each}年` }))}
          onChange={(next) => onShow({ year: next, page: 1 })}
        />
        <Select
          aria-label="月份"
          className="short-select"
          allowClear
          placeholder="全部月份"
          value={month}
          options={Array.from({ length: 12 }, (_, index) => ({ value: index + 1, label: `${index + 1}月` }))}
          onChange={(next: number | undefined) => {
            setMonth(next ?? null);
            onShow({ page: 1 });
          }}
        />
        <Segmented<Reach>
          aria-label="范围"
          value={reach}
          options={[...REACHES]}
          onChange={(next) => {
            setReach(next);
            onShow({ page: 1 });
          }}
        />
        <Button
          icon={<DownloadOutlined aria-hidden />}
          loading={file.pending}
          onClick={() => file.start(lateFilePath(filter))}
        >
          导出
        </Button>
      </Space>
      <p className="quiet">
        主动公开的文稿按成文日期计算公开期限（条例第26条，栏目唯一的公开事项另有规定的从其规定），不论有没有公开义务。没有成文日期的、导入时写明原公开日期的不计算，后一种的份数单列。
      </p>
      {list.data !== undefined && <Months year={year} months={list.data.months} />}
      <PagedTable
        list={list}
        columns={reach === 'below' ? [AGENCY, ...COLUMNS] : COLUMNS}
        page={page}
        empty="没有逾期公开的文稿"
        unit="份"
        onPage={(next) => onShow({ page: next })}
      />
    </>
  );
}

function Months({ year, months }: { year: number; months: Late['months'] }): ReactNode {
  return (
    <WideTable label="各月逾期公开的文稿">
      <table className="figures">
        <caption>{year}年各月公开的文稿</caption>
        <thead>
          <tr>
            <th scope="col">份数</th>
            {months.map(({ month }) => (
              <th key={month} scope="col">
                {month}月
              </th>
            ))}
            <th scope="col">全年</th>
          </tr>
        </thead>
        <tbody>
          {ROWS.map(({ key, label }) => (
            <tr key={key}>
              <th scope="row">{label}</th>
              {months.map((each) => (
                <td key={each.month}>{each[key]}</td>
              ))}
              <td>{months.reduce((sum, each) => sum + each[key], 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}

const ROWS = [
  { key: 'measured', label: '计算期限的' },
  { key: 'late', label: '其中逾期公开' },
  { key: 'unknown', label: '缺放假安排，不能计算' },
  { key: 'elsewhere', label: '原公开日期早于本系统、未计算' },
] as const;

const AGENCY: TableColumnsType<LateDocument>[number] = { title: '机构', dataIndex: 'agencyName' };

const COLUMNS: TableColumnsType<LateDocument> = [
  {
    title: '文稿',
    key: 'title',
    className: 'cell-wrap',
    render: (_value, item) => (
      <>
        <Link to="/documents/$documentId" params={{ documentId: item.documentId }}>
          {item.title}
        </Link>
        <div className="quiet small">{item.nodeName}</div>
      </>
    ),
  },
  { title: '成文日期', dataIndex: 'writtenOn' },
  {
    title: '最迟公开',
    key: 'lastDay',
    render: (_value, item) => (
      <>
        {item.lastDay}
        <div className="quiet small">{item.article}</div>
      </>
    ),
  },
  { title: '实际公开', dataIndex: 'publicOn' },
  { title: '逾期天数', dataIndex: 'daysLate' },
];
