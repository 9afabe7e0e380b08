import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Button, Input, Progress, Select, Space, Tag, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { qualityApi } from '../../../../src/modules/quality/quality.api.ts';
import { TEXT_KIND_LABELS, TEXT_KINDS, type TextKind } from '../../../../src/text/text-finding.ts';
import { call } from '../../app/api.ts';
import type { QualitySearch } from '../../app/searches.ts';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { showMoment } from '../../parts/moments.ts';
import { PAGE_SIZE, PagedTable } from '../../parts/paged-table.tsx';

type Answer = ResponseOf<typeof qualityApi.site>;
type Item = Answer['items'][number] & { readonly id: string };

const WHILE_RUNNING_MS = 2_000;

/** What the last look over the whole site found, by agency, kind, rule and severity. */
export function SiteFindingsPanel(props: {
  agencyId: string;
  search: QualitySearch;
  onShow: (next: Partial<QualitySearch>) => void;
}): ReactNode {
  const { agencyId, search, onShow } = props;
  const { kind, rule, severity, page = 1 } = search;
  const client = useQueryClient();
  const list = useQuery({
    queryKey: ['quality-site', agencyId, kind, rule, severity, page],
    queryFn: async () => {
      const query = { agencyId, kind, rule, severity, page, size: PAGE_SIZE };
      const answer = await call(qualityApi.site, { query });
      return { ...answer, items: answer.items.map((item) => ({ ...item, id: idOf(item) })) };
    },
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (isRunning(state.data?.scan ?? null) ? WHILE_RUNNING_MS : false),
  });
  const start = useMutation({
    mutationFn: async () => call(qualityApi.scan, { body: { agencyId } }),
    onSettled: async () => client.invalidateQueries({ queryKey: ['quality-site'] }),
  });
  const scan = list.data?.scan ?? null;
  return (
    <>
      <p className="quiet">
        每天夜里检查全部公开网页和附件，也可以立即检查。文字改正、撤下以后，问题随下一次检查自动消失。
      </p>
      <ErrorAlert error={start.error} />
      <Space wrap className="form-alert">
        <Select<TextKind | ''>
          aria-label="类别"
          value={kind ?? ''}
          className="quality-choice"
          options={[
            { value: '', label: '全部类别' },
            ...TEXT_KINDS.map((value) => ({ value, label: TEXT_KIND_LABELS[value] })),
          ]}
          onChange={(next) => onShow({ kind: next === '' ? undefined : next, page: 1 })}
        />
        <Select<'gate' | 'advice' | ''>
          aria-label="程度"
          value={severity ?? ''}
          className="quality-choice"
          options={[
            { value: '', label: '全部程度' },
            { value: 'gate', label: '必须核对' },
            { value: 'advice', label: '建议核对' },
          ]}
          onChange={(next) => onShow({ severity: next === '' ? undefined : next, page: 1 })}
        />
        <Input.Search
          aria-label="规则编号"
          placeholder="规则编号"
          allowClear
          defaultValue={rule ?? ''}
          className="quality-choice"
          onSearch={(next) => onShow({ rule: next.trim() === '' ? undefined : next.trim(), page: 1 })}
        />
        {list.data?.may.scan === true && (
          <Button
            loading={start.isPending || isRunning(scan)}
            disabled={isRunning(scan)}
            onClick={() => start.mutate()}
          >
            立即检查全站
          </Button>
        )}
      </Space>
      <ScanState scan={scan} />
      {(list.data?.unread ?? 0) > 0 && (
        <Alert
          type="warning"
          showIcon
          className="form-alert"
          title={`有 ${list.data?.unread} 份文稿或者附件没有检查完，原有问题仍然列出，下次检查时重试。`}
        />
      )}
      <PagedTable<Item>
        list={list}
        columns={COLUMNS}
        page={page}
        empty={scan === null ? '还没有检查过' : '没有发现问题'}
        unit="处"
        onPage={(next) => onShow({ page: next })}
      />
    </>
  );
}

function idOf({ documentId, source, fingerprint }: Answer['items'][number]): string {
  return `${documentId} ${source} ${fingerprint}`;
}

function isRunning(scan: Answer['scan']): boolean {
  return scan !== null && scan.finishedAt === null;
}

function ScanState({ scan }: { scan: Answer['scan'] }): ReactNode {
  if (scan === null) return null;
  const { startedBy, startedAt, finishedAt, done, total, found, mended } = scan;
  if (finishedAt !== null)
    return (
      <p className="quiet">
        上次检查：{startedBy}，{showMoment(startedAt)} 开始，{showMoment(finishedAt)} 完成，共 {done}{' '}
        份文稿；新查 {found} 处，消失 {mended} 处。
      </p>
    );
  const percent = total === 0 ? 0 : Math.min(99, Math.round((done / total) * 100));
  return <Progress percent={percent} status="active" aria-label="全站检查进度" />;
}

const COLUMNS: TableColumnsType<Item> = [
  {
    title: '文稿',
    key: 'title',
    render: (_, item) => (
      <div className="quality-title">
        <Link to="/documents/$documentId" params={{ documentId: item.documentId }}>
          {item.title}
        </Link>
        {item.sourceName !== '' && <div className="quiet">附件：{item.sourceName}</div>}
        <div className="quiet">{item.agencyName}</div>
      </div>
    ),
  },
  {
    title: '问题',
    key: 'words',
    render: (_, item) => (
      <div className="quality-found">
        <Tag color={item.severity === 'gate' ? 'red' : 'orange'}>
          {item.severity === 'gate' ? '必须核对' : '建议核对'}
        </Tag>
        {item.words !== '' && (
          <>
            {item.before}
            <mark>{item.words}</mark>
            {item.after}
          </>
        )}
        {item.suggestion !== null && item.words !== '' && (
          <span> → {item.suggestion === '' ? '删去' : `“${item.suggestion}”`}</span>
        )}
        <div>{item.reason}</div>
      </div>
    ),
  },
  {
    title: '类别',
    key: 'kind',
    render: (_, item) => (
      <>
        {TEXT_KIND_LABELS[item.kind]}
        <div className="quiet">{item.rule}</div>
      </>
    ),
  },
  { title: '首次发现', key: 'first', render: (_, item) => showMoment(item.firstSeenAt) },
];
