import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Segmented, Space, Tag, type TableColumnsType } from 'antd';
import { useState, type ReactNode } from 'react';
import { COORDINATION_KIND_LABELS } from '../../../../src/law/upkeep/coordination-states.ts';
import { coordinationApi } from '../../../../src/modules/coordination/coordination.api.ts';
import { call } from '../../app/api.ts';
import { PAGE_SIZE, PagedTable } from '../../parts/paged-table.tsx';
import { AskDialog } from './ask-dialog.tsx';
import { CoordinationDrawer } from './coordination-drawer.tsx';
import { standing, type CoordinationItem } from './coordination-words.ts';

type Which = 'open' | 'all';

/** What an agency asks others, is asked, and has to decide as their superior. */
export function CoordinationPanel({ agencyId }: { agencyId: string }): ReactNode {
  const client = useQueryClient();
  const [which, setWhich] = useState<Which>('open');
  const [page, setPage] = useState(1);
  const [asking, setAsking] = useState(false);
  const [shown, setShown] = useState<string | null>(null);
  const list = useQuery({
    queryKey: ['coordinations', agencyId, which, page],
    queryFn: async () => call(coordinationApi.list, { query: { agencyId, which, page, size: PAGE_SIZE } }),
    placeholderData: keepPreviousData,
  });
  const changed = async (): Promise<void> => {
    await client.invalidateQueries({ queryKey: ['coordinations', agencyId] });
    await client.invalidateQueries({ queryKey: ['coordination-todo'] });
  };
  return (
    <>
      <p className="case-law">
        条例第11条：政府信息涉及其他机关的，应当与有关机关协商、确认，保证发布的信息准确一致；依照规定需要批准的，经批准发布。
      </p>
      <Space wrap className="form-alert">
        <Segmented<Which>
          aria-label="状态"
          value={which}
          options={[
            { value: 'open', label: '未办结' },
            { value: 'all', label: '全部' },
          ]}
          onChange={(next) => {
            setWhich(next);
            setPage(1);
          }}
        />
        {list.data?.may.ask === true && <Button onClick={() => setAsking(true)}>征求意见</Button>}
      </Space>
      <PagedTable
        list={list}
        columns={columnsOf(agencyId, setShown)}
        page={page}
        empty="没有信息发布协调"
        unit="件"
        onPage={setPage}
      />
      {asking && (
        <AskDialog
          agencyId={agencyId}
          onClose={() => setAsking(false)}
          onDone={async () => {
            setAsking(false);
            await changed();
          }}
        />
      )}
      {shown !== null && (
        <CoordinationDrawer coordinationId={shown} onChanged={changed} onClose={() => setShown(null)} />
      )}
    </>
  );
}

function columnsOf(agencyId: string, onShow: (id: string) => void): TableColumnsType<CoordinationItem> {
  return [
    {
      title: '文稿',
      key: 'document',
      className: 'cell-wrap',
      render: (_value, item) => (
        <>
          <Button type="link" className="cell-link" onClick={() => onShow(item.id)}>
            {item.document.title}
          </Button>
          <div>
            <Tag color={standing(item).colour}>{standing(item).text}</Tag>
            {item.obstacle !== '' && <Tag color="red">暂缓发布</Tag>}
            {item.textChanged && (item.open || item.obstacle !== '') && <Tag color="gold">文稿已有改动</Tag>}
          </div>
          {item.obstacle !== '' && <div className="quiet small">{item.obstacle}</div>}
        </>
      ),
    },
    {
      title: '机关',
      key: 'agencies',
      className: 'cell-wrap',
      render: (_value, item) =>
        item.agencyId === agencyId ? `征求${item.other.name}` : `${item.agencyName}来函`,
    },
    {
      title: '需要确认的内容',
      key: 'question',
      className: 'cell-wrap',
      render: (_value, item) => (
        <>
          {item.question}
          <div className="quiet small">
            {COORDINATION_KIND_LABELS[item.kind]}　{item.askedOn} 发出{item.paper !== '' && `　${item.paper}`}
          </div>
        </>
      ),
    },
  ];
}
