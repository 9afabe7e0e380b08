import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { App, Button, Empty, Input, Tag, Tree } from 'antd';
import type { DataNode } from 'antd/es/tree';
import { useState, type ReactNode } from 'react';
import { catalogueApi } from '../../../../src/modules/catalogue/catalogue.api.ts';
import { call } from '../../app/api.ts';
import { Loading } from '../../parts/loading.tsx';
import { useConfirm } from '../../parts/use-confirm.ts';
import { AgencyChoice, useWorkAgencies, type AgencySummary } from '../../parts/agency-choice.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { FailedPage } from '../../parts/failed-page.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { wholeTree, type CatalogueItem, type CatalogueNode } from './catalogue-tree.ts';
import { isOwn, NodeDetails } from './node-details.tsx';
import { NodeDialog } from './node-dialog.tsx';

/** An agency's columns as the public finds them, and one of them with its law, kind, cycle and review steps. */
export function CataloguePage(): ReactNode {
  const { agencyId } = useSearch({ from: '/catalogue' });
  const navigate = useNavigate();
  const { agencies, items, chosen } = useWorkAgencies(agencyId);
  return (
    <>
      <PageHead title="公开目录">
        <AgencyChoice
          items={items}
          chosen={chosen}
          onChange={(next) => void navigate({ to: '/catalogue', search: { agencyId: next } })}
        />
      </PageHead>
      {agencies.isPending && <Loading rows={8} />}
      {agencies.isError && <FailedPage error={agencies.error} onRetry={() => void agencies.refetch()} />}
      {agencies.isSuccess && chosen === null && (
        <section className="panel">
          <Empty description="您所在的机构没有开通公开栏目" image={Empty.PRESENTED_IMAGE_SIMPLE} />
        </section>
      )}
      {chosen && <Catalogue key={chosen.id} agency={chosen} />}
    </>
  );
}

function Catalogue({ agency }: { agency: AgencySummary }): ReactNode {
  const client = useQueryClient();
  const [chosen, setChosen] = useState<string | null>(null);
  const [wanted, setWanted] = useState('');
  const [addingBelow, setAddingBelow] = useState<CatalogueNode | null>(null);
  const catalogue = useQuery({
    queryKey: ['catalogue', agency.id],
    queryFn: async () => call(catalogueApi.tree, { params: { agencyId: agency.id } }),
  });
  const reload = async (): Promise<void> => client.invalidateQueries({ queryKey: ['catalogue', agency.id] });
  if (catalogue.isPending) return <Loading rows={12} />;
  if (catalogue.isError)
    return <FailedPage error={catalogue.error} onRetry={() => void catalogue.refetch()} />;
  const { nodes, may } = catalogue.data;
  const node = nodes.find((one) => one.id === chosen) ?? nodes[0];
  const shown = wanted === '' ? nodes : withAncestors(nodes, wanted);
  return (
    <>
      {node === undefined ? (
        <section className="panel" aria-label="公开目录">
          <Empty
            description={
              may.edit
                ? '还没有公开目录。可按法定目录一次建立全部栏目。'
                : '还没有公开目录，请由本机构的信息员或系统管理员建立。'
            }
            image={Empty.PRESENTED_IMAGE_SIMPLE}
          >
            {may.edit && <Install agency={agency} empty reload={reload} />}
          </Empty>
        </section>
      ) : (
        <div className="two-panes">
          <section className="panel" aria-label="栏目树">
            <Input
              allowClear
              aria-label="查找栏目"
              placeholder="查找栏目"
              className="form-alert"
              value={wanted}
              onChange={(event) => setWanted(event.target.value.trim())}
            />
            {shown.length === 0 ? (
              <p className="quiet">没有名称含“{wanted}”的栏目。</p>
            ) : (
              <Tree
                key={wanted}
                aria-label="公开目录"
                treeData={toDataNodes(wholeTree(shown), new Map(nodes.map((one) => [one.id, one])))}
                defaultExpandAll={wanted !== ''}
                defaultExpandedKeys={nodes.filter((one) => one.parentId === null).map((one) => one.id)}
                blockNode
                selectedKeys={[node.id]}
                onSelect={(keys) => keys[0] !== undefined && setChosen(String(keys[0]))}
              />
            )}
            {may.edit && <Install agency={agency} empty={false} reload={reload} />}
          </section>
          <NodeDetails
            key={node.id}
            agency={agency}
            node={node}
            nodes={nodes}
            editable={may.edit}
            setsSteps={may.setReviewSteps}
            reload={reload}
            onAdd={() => setAddingBelow(node)}
          />
        </div>
      )}
      {addingBelow && (
        <NodeDialog
          parent={addingBelow}
          setsSteps={may.setReviewSteps}
          siblings={nodes.filter((one) => one.parentId === addingBelow.id)}
          onClose={() => setAddingBelow(null)}
          onDone={async (id) => {
            setAddingBelow(null);
            await reload();
            setChosen(id);
          }}
        />
      )}
    </>
  );
}

/** Builds the statutory tree, or adds what a newer one has; the office's own changes stay. */
function Install(props: { agency: AgencySummary; empty: boolean; reload: () => Promise<void> }): ReactNode {
  const { message } = App.useApp();
  const { confirm } = useConfirm();
  const install = useMutation({
    mutationFn: async () => call(catalogueApi.install, { params: { agencyId: props.agency.id } }),
    onSuccess: async ({ added, overtaking }) => {
      void message.success(added === 0 ? '目录已经齐全，没有需要补的栏目' : `已新增 ${added} 个栏目`);
      if (overtaking.length > 0)
        void message.warning(
          `${overtaking.map((name) => `“${name}”`).join('')}的网址以前属于其他栏目，旧链接今后打开新的栏目。`,
          10,
        );
      await props.reload();
    },
  });
  const ask = (): void => {
    void confirm({
      title: props.empty ? '按法定目录建立全部栏目？' : '按法定目录补全栏目？',
      content:
        '依据条例第20条、第21条和国办公开办函〔2019〕61号建立指南、制度、法定主动公开内容、年报、依申请公开等栏目。已有的栏目和您改过的名称不变；法定栏目建立后不能停用。',
      okText: props.empty ? '建立' : '补全',
      onOk: async () => install.mutateAsync().catch(() => {}),
    });
  };
  return (
    <div className="actions">
      <Button type={props.empty ? 'primary' : 'default'} loading={install.isPending} onClick={ask}>
        {props.empty ? '建立法定目录' : '补全法定目录'}
      </Button>
      <ErrorAlert error={install.error} />
    </div>
  );
}

function toDataNodes(items: readonly CatalogueItem[], nodes: ReadonlyMap<string, CatalogueNode>): DataNode[] {
  return items.map((item) => ({
    key: item.key,
    title: <NodeTitle title={item.title} node={nodes.get(item.key)} />,
    children: toDataNodes(item.children, nodes),
  }));
}

function NodeTitle({ title, node }: { title: string; node: CatalogueNode | undefined }): ReactNode {
  return (
    <>
      {title} {node && isOwn(node) && <Tag>自设</Tag>}
      {node && !node.active && <Tag color="volcano">已停用</Tag>}
    </>
  );
}

/** Columns whose name holds the text, and what stands above them. */
function withAncestors(nodes: readonly CatalogueNode[], text: string): CatalogueNode[] {
  const found = nodes.filter((node) => node.name.includes(text)).map((node) => `${node.path}/`);
  return nodes.filter((node) => found.some((path) => path.startsWith(`${node.path}/`)));
}
