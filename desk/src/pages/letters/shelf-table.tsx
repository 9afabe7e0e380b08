import { Button, Table, Tag, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import type { LetterKind } from '../../../../src/law/letters/letter-kinds.ts';
import { makerWords, versionInUse, versionWords, type Shelf } from './letter-shelf.ts';

/** Some kinds of letters and which template each of them is written by. */
export function ShelfTable(props: {
  items: readonly Shelf[];
  onOpen: (kind: LetterKind) => void;
}): ReactNode {
  const columns: TableColumnsType<Shelf> = [
    {
      title: '文书',
      dataIndex: 'label',
      render: (label: string, { kind }) => (
        <Button type="link" className="cell-link cell-title" onClick={() => props.onOpen(kind)}>
          {label}
        </Button>
      ),
    },
    { title: '使用的模板', key: 'used', width: 360, render: (_value, shelf) => <InUse shelf={shelf} /> },
    {
      title: '版本',
      key: 'versions',
      width: 110,
      render: (_value, { versions }) =>
        versions.length === 0 ? <span className="quiet">没有改过</span> : `${versions.length}个`,
    },
  ];
  return (
    <Table<Shelf>
      rowKey="kind"
      size="small"
      columns={columns}
      dataSource={props.items}
      pagination={false}
      scroll={{ x: 'max-content' }}
    />
  );
}

/** The template in use, who made it and when. */
export function InUse({ shelf }: { shelf: Shelf }): ReactNode {
  const used = versionInUse(shelf);
  if (used === null) return <Tag>系统自带</Tag>;
  return (
    <>
      <Tag color="blue">本单位{versionWords(used)}</Tag>
      <span className="quiet small">{makerWords(used)}</span>
    </>
  );
}
