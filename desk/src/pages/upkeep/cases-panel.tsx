import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Button, Input, Pagination, Segmented, Space } from 'antd';
import { useState, type ReactNode } from 'react';
import { MATTER_SPECS, type Matter } from '../../../../src/law/upkeep/deeds.ts';
import { normativeListPath, upkeepApi } from '../../../../src/modules/upkeep/upkeep.api.ts';
import { call } from '../../app/api.ts';
import { DeskTable } from '../../parts/desk-table.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { FailedPage } from '../../parts/failed-page.tsx';
import { PAGE_SIZE } from '../../parts/paged-table.tsx';
import { useDownload } from '../../parts/use-download.ts';
import { BeginDialog } from './begin-dialog.tsx';
import { caseColumns, type CaseAct } from './case-columns.tsx';
import { ApproveDialog, ReturnDialog } from './case-dialogs.tsx';
import { DecideDialog } from './decide-dialog.tsx';
import { HistoryDrawer } from './history-drawer.tsx';
import { RaiseDialog } from './raise-dialog.tsx';
import { WHICH, WHICH_LABELS, type CaseItem, type Which } from './upkeep-words.ts';

interface Props {
  readonly agencyId: string;
  readonly matter: Matter;
  readonly which: Which;
  readonly page: number;
  readonly onShow: (search: { which?: Which; page?: number }) => void;
}

type Asked = { readonly act: CaseAct; readonly items: readonly CaseItem[] } | { readonly act: 'raise' };

/** A queue: what is to be decided, approved and done, with everything that may be done about it. */
export function CasesPanel(props: Props): ReactNode {
  const { agencyId, matter, which, page, onShow } = props;
  const { message } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const file = useDownload();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const list = useQuery({
    queryKey: ['upkeep', agencyId, matter, which, text, page],
    queryFn: async () =>
      call(upkeepApi.list, { query: { agencyId, matter, which, text, page, size: PAGE_SIZE } }),
    placeholderData: keepPreviousData,
  });
  const done = async (): Promise<void> => {
    setAsked(null);
    setChosen([]);
    await client.invalidateQueries({ queryKey: ['upkeep', agencyId] });
    await client.invalidateQueries({ queryKey: ['upkeep-todo'] });
  };
  const carryOut = useMutation({
    mutationFn: async ({ id, version }: CaseItem) =>
      call(upkeepApi.carryOut, { params: { caseId: id }, body: { version } }),
    onSuccess: async () => {
      void message.success('已在公开网站上办理');
      await done();
    },
  });
  const begin = useMutation({
    mutationFn: async ({ id, version }: CaseItem) =>
      call(upkeepApi.begin, { params: { caseId: id }, body: { version, place: null } }),
    onSuccess: async ({ documentId }) => {
      await done();
      await navigate({ to: '/documents/$documentId', params: { documentId } });
    },
  });
  const act = (which_: CaseAct, item: CaseItem): void => {
    if (which_ === 'carryOut') carryOut.mutate(item);
    else if (which_ === 'begin' && item.subject.kind === 'document') begin.mutate(item);
    else setAsked({ act: which_, items: [item] });
  };
  const items = list.data?.items ?? [];
  const picked = items.filter(({ id }) => chosen.includes(id));
  const together = which === 'decided' ? 'approve' : 'decide';
  const selectable = items.flatMap(({ id, may }) => (may[together] ? [id] : []));
  return (
    <>
      <p className="case-law">{MATTER_SPECS[matter].law}</p>
      <Space wrap className="form-alert">
        <Segmented<Which>
          className="case-which"
          aria-label="状态"
          value={which}
          options={WHICH.filter((each) => each !== 'open' || matter === 'undisclosed').map((value) => ({
            value,
            label: label(value, list.data?.counts),
          }))}
          onChange={(next) => onShow({ which: next, page: 1 })}
        />
        <Input.Search
          aria-label="标题中的词"
          placeholder="按标题查找"
          allowClear
          onSearch={(words) => {
            setText(words.trim());
            onShow({ page: 1 });
          }}
        />
        {selectable.length > 1 && (
          <Button onClick={() => setChosen(picked.length === selectable.length ? [] : selectable)}>
            {picked.length === selectable.length ? '取消选择' : '选择本页'}
          </Button>
        )}
        {picked.length > 0 && (
          <Button type="primary" onClick={() => setAsked({ act: together, items: picked })}>
            {together === 'approve' ? `批准所选 ${picked.length} 项` : `对所选 ${picked.length} 项提出意见`}
          </Button>
        )}
        {matter === 'ceasing' && <Button onClick={() => setAsked({ act: 'raise' })}>提出清理建议</Button>}
        {matter === 'expiring' && (
          <Button loading={file.pending} onClick={() => file.start(normativeListPath(agencyId))}>
            导出清理目录
          </Button>
        )}
      </Space>
      <ErrorAlert error={carryOut.error ?? begin.error} />
      {list.isError ? (
        <FailedPage error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <DeskTable<CaseItem>
          rowKey="id"
          size="middle"
          columns={caseColumns(act)}
          dataSource={items}
          loading={list.isFetching}
          locale={{ emptyText: EMPTY[which] }}
          {...(selectable.length > 0 && {
            rowSelection: {
              selectedRowKeys: [...chosen],
              onChange: (keys) => setChosen(keys.map(String)),
              getCheckboxProps: (item) => ({ disabled: !item.may[together], 'aria-label': item.title }),
              // The table measures its head by a hidden copy, which must hold nothing that takes the focus.
              columnTitle: <span className="for-readers">选择</span>,
            },
          })}
        />
      )}
      <Pagination
        className="actions"
        align="end"
        current={page}
        pageSize={PAGE_SIZE}
        showSizeChanger={false}
        total={list.data?.total ?? 0}
        showTotal={(total) => `共 ${total} 项`}
        onChange={(next) => onShow({ page: next })}
      />
      <Dialogs
        agencyId={agencyId}
        matter={matter}
        asked={asked}
        onClose={() => setAsked(null)}
        onDone={done}
      />
    </>
  );
}

function Dialogs(props: {
  agencyId: string;
  matter: Matter;
  asked: Asked | null;
  onClose: () => void;
  onDone: () => Promise<void>;
}): ReactNode {
  const { agencyId, matter, asked, onClose, onDone } = props;
  if (asked === null) return null;
  if (asked.act === 'raise') return <RaiseDialog agencyId={agencyId} onClose={onClose} onDone={onDone} />;
  const [first] = asked.items;
  if (first === undefined) return null;
  switch (asked.act) {
    case 'decide':
      return <DecideDialog matter={matter} items={asked.items} onClose={onClose} onDone={onDone} />;
    case 'approve':
      return <ApproveDialog items={asked.items} onClose={onClose} onDone={onDone} />;
    case 'takeBack':
      return <ReturnDialog item={first} onClose={onClose} onDone={onDone} />;
    case 'begin':
      return <BeginDialog agencyId={agencyId} item={first} onClose={onClose} onDone={onDone} />;
    case 'history':
      return <HistoryDrawer item={first} onClose={onClose} />;
    case 'carryOut':
      return null;
  }
}

const EMPTY: Readonly<Record<Which, string>> = {
  due: '没有等待提出意见的事项',
  open: '没有在审的事项',
  decided: '没有等待批准的意见',
  approved: '没有等待办理的事项',
  closed: '还没有办结的事项',
};

function label(which: Which, counts: Readonly<Partial<Record<Which, number>>> | undefined): string {
  const count = counts?.[which];
  return count === undefined || count === 0 ? WHICH_LABELS[which] : `${WHICH_LABELS[which]} ${count}`;
}
