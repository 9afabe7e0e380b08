import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Select, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { boardsApi } from '../../../../src/modules/channels/boards.api.ts';
import { call } from '../../app/api.ts';
import { DeskTable } from '../../parts/desk-table.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { FailedPage } from '../../parts/failed-page.tsx';
import { showIssues } from '../../parts/field-issues.ts';
import { DayItem } from '../../parts/day-field.tsx';

type Boards = ResponseOf<typeof boardsApi.list>;
type Board = Boards['items'][number];

/** The boards that an office keeps: village, spot, who looks after it. */
export function BoardsPanel({ agencyId }: { agencyId: string }): ReactNode {
  const client = useQueryClient();
  const [edited, setEdited] = useState<Board | 'new' | null>(null);
  const boards = useQuery({
    queryKey: ['channels', agencyId, 'boards'],
    queryFn: async () => call(boardsApi.list, { query: { agencyId } }),
  });
  if (boards.isError) return <FailedPage error={boards.error} onRetry={() => void boards.refetch()} />;
  const mayKeep = boards.data?.may.keep === true;
  return (
    <>
      <p className="quiet">村（社区）公开栏、便民服务大厅公开栏。停用的公开栏保留以往的张贴记录。</p>
      {mayKeep && (
        <Button type="primary" className="form-alert" onClick={() => setEdited('new')}>
          增加公开栏
        </Button>
      )}
      <DeskTable<Board>
        rowKey="id"
        size="middle"
        loading={boards.isPending}
        dataSource={boards.data?.items ?? []}
        locale={{ emptyText: '还没有登记公开栏' }}
        columns={[
          {
            title: '公开栏',
            key: 'name',
            render: (_value, board) => (
              <>
                {board.name} {board.closedOn !== null && <Tag>{board.closedOn} 停用</Tag>}
              </>
            ),
          },
          { title: '村（社区）', dataIndex: 'villageName' },
          { title: '具体位置', dataIndex: 'spot', className: 'cell-wrap' },
          { title: '责任人', dataIndex: 'responsible' },
          {
            title: '办理',
            key: 'deeds',
            render: (_value, board) =>
              mayKeep && (
                <Button type="link" className="cell-link" onClick={() => setEdited(board)}>
                  修改<span className="for-readers">：{board.name}</span>
                </Button>
              ),
          },
        ]}
      />
      {edited !== null && boards.data !== undefined && (
        <BoardDialog
          agencyId={agencyId}
          board={edited === 'new' ? null : edited}
          villages={boards.data.villages}
          onClose={() => setEdited(null)}
          onDone={async () => {
            setEdited(null);
            await client.invalidateQueries({ queryKey: ['channels', agencyId] });
          }}
        />
      )}
    </>
  );
}

type Fields = Pick<Board, 'kind' | 'villageId' | 'name' | 'spot' | 'responsible' | 'closedOn'>;

function BoardDialog(props: {
  agencyId: string;
  board: Board | null;
  villages: Boards['villages'];
  onClose: () => void;
  onDone: () => Promise<void>;
}): ReactNode {
  const { agencyId, board, villages, onClose, onDone } = props;
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const kind = Form.useWatch('kind', form);
  const save = useMutation({
    mutationFn: async (fields: Fields) =>
      call(boardsApi.save, {
        body: {
          ...fields,
          agencyId,
          boardId: board?.id ?? null,
          version: board?.version ?? 0,
          villageId: fields.kind === 'hall' ? null : (fields.villageId ?? null),
          closedOn: fields.closedOn ?? null,
        },
      }),
    onSuccess: async () => {
      void message.success('已保存');
      await onDone();
    },
    onError: (error) => showIssues(form, error),
  });
  return (
    <Dialog
      open
      title={board === null ? '增加公开栏' : '修改公开栏'}
      okText="保存"
      cancelText="取消"
      okButtonProps={{ loading: save.isPending }}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <ErrorAlert error={save.error} />
      <Form<Fields>
        name="board"
        form={form}
        layout="vertical"
        initialValues={board ?? { kind: villages.length > 0 ? 'village' : 'hall' }}
        onFinish={(fields) => save.mutate(fields)}
      >
        <Form.Item name="kind" label="种类">
          <Select
            options={[
              { value: 'village', label: '村（社区）公开栏' },
              { value: 'hall', label: '便民服务大厅、机关公开栏' },
            ]}
          />
        </Form.Item>
        {kind !== 'hall' && (
          <Form.Item name="villageId" label="村（社区）">
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              options={villages.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Form.Item>
        )}
        <Form.Item
          name="name"
          label="公开栏名称"
          rules={[{ required: true, whitespace: true, message: '请填写公开栏名称' }]}
        >
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item
          name="spot"
          label="具体位置"
          rules={[{ required: true, whitespace: true, message: '请填写具体位置' }]}
        >
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item
          name="responsible"
          label="责任人"
          rules={[{ required: true, whitespace: true, message: '请填写责任人' }]}
        >
          <Input maxLength={60} />
        </Form.Item>
        {board !== null && <DayItem name="closedOn" label="停用日期（仍在使用的不填）" />}
      </Form>
    </Dialog>
  );
}
