import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button, Space, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import { BLOCK_LABELS } from '../../../../src/law/catalogue/catalogue-node.ts';
import { DOCUMENT_KIND_LABELS } from '../../../../src/law/document-kinds.ts';
import { catalogueApi } from '../../../../src/modules/catalogue/catalogue.api.ts';
import { call } from '../../app/api.ts';
import { useConfirm } from '../../parts/use-confirm.ts';
import type { AgencySummary } from '../../parts/agency-choice.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import type { CatalogueNode } from './catalogue-tree.ts';
import { MoveDialog } from './move-dialog.tsx';
import { NodeDialog, stepsInWords } from './node-dialog.tsx';

interface Props {
  readonly agency: AgencySummary;
  readonly node: CatalogueNode;
  readonly nodes: readonly CatalogueNode[];
  readonly editable: boolean;
  /** Whether this person may set review steps. */
  readonly setsSteps: boolean;
  readonly reload: () => Promise<void>;
  /** A column below this one is wanted. */
  readonly onAdd: () => void;
}

/** Whether the office set the column up itself; the statutory ones keep their place. */
export function isOwn(node: CatalogueNode): boolean {
  return node.key.startsWith('own.');
}

/** One column: what it is for, on what law it stands, how often it must be fed, and who reviews what is filed there. */
export function NodeDetails(props: Props): ReactNode {
  const { agency, node, nodes, editable, reload } = props;
  const { message } = App.useApp();
  const { confirm } = useConfirm();
  const [dialog, setDialog] = useState<'change' | 'move' | null>(null);
  const setActive = useMutation({
    mutationFn: async (active: boolean) =>
      call(catalogueApi.setActive, { params: { nodeId: node.id }, body: { version: node.version, active } }),
    onSuccess: async (_done, active) => {
      void message.success(active ? '栏目已恢复' : '栏目已停用');
      await reload();
    },
  });
  const retire = (): void => {
    void confirm({
      title: `停用栏目“${node.name}”？`,
      content: '停用后不再出现在公开网站上，也不能再向其中发布；以后可以恢复。',
      okText: '停用',
      danger: true,
      onOk: async () => setActive.mutateAsync(false).catch(() => {}),
    });
  };
  const done = async (): Promise<void> => {
    setDialog(null);
    await reload();
  };
  return (
    <section className="panel" aria-label="栏目信息">
      <div className="panel-head">
        <h2>{node.name}</h2>
        <Tag>{isOwn(node) ? '自设栏目' : '法定栏目'}</Tag>
        {!node.active && <Tag color="volcano">已停用</Tag>}
      </div>
      <ErrorAlert error={setActive.error} />
      <Facts agency={agency} node={node} />
      <Space wrap className="actions">
        {node.takesDocuments && (
          <Link to="/documents" search={{ nodeId: node.id, agencyId: agency.id }}>
            查看本栏目的文稿
          </Link>
        )}
        {editable && <Button onClick={() => setDialog('change')}>修改</Button>}
        {editable && node.active && <Button onClick={props.onAdd}>新增下级栏目</Button>}
        {editable && isOwn(node) && node.parentId !== null && (
          <Button onClick={() => setDialog('move')}>移动</Button>
        )}
        {editable && node.active && (isOwn(node) || node.law === '') && (
          <Button danger loading={setActive.isPending} onClick={retire}>
            停用
          </Button>
        )}
        {editable && !node.active && (
          <Button loading={setActive.isPending} onClick={() => setActive.mutate(true)}>
            恢复
          </Button>
        )}
      </Space>
      {dialog === 'change' && (
        <NodeDialog node={node} setsSteps={props.setsSteps} onClose={() => setDialog(null)} onDone={done} />
      )}
      {dialog === 'move' && (
        <MoveDialog node={node} nodes={nodes} onClose={() => setDialog(null)} onDone={done} />
      )}
    </section>
  );
}

function Facts({ agency, node }: { agency: AgencySummary; node: CatalogueNode }): ReactNode {
  const address = `/${agency.slug}/${node.path}/`;
  return (
    <dl className="facts">
      <dt>所属板块</dt>
      <dd>{BLOCK_LABELS[node.block]}</dd>
      <dt>依据</dt>
      <dd>{node.law === '' ? '无法定要求' : node.law}</dd>
      <dt>内容类型</dt>
      <dd>{node.kind === null ? '只归集下级栏目，不直接存放文稿' : DOCUMENT_KIND_LABELS[node.kind]}</dd>
      <dt>更新要求</dt>
      <dd>
        {node.cycleText === '' ? '未规定' : node.cycleText}
        {node.cycleDays !== null && `（至少每 ${node.cycleDays} 天有新内容）`}
      </dd>
      <dt>审核步骤</dt>
      <dd>{stepsInWords(node.reviewSteps)}</dd>
      <dt>说明</dt>
      <dd>{node.description === '' ? '未填写' : node.description}</dd>
      <dt>公开网址</dt>
      <dd>
        {node.active ? (
          <a href={address} target="_blank" rel="noopener">
            {address}
          </a>
        ) : (
          address
        )}
      </dd>
    </dl>
  );
}
