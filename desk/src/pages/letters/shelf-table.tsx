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
        <Button type="link" className="cell-link letter-name" onClick={() => props.onOpen(kind)}>
          {label}
        </Button>
      ),
    },
    {
      title: '使用的模板',
      key: 'used',
      width: '45%',
      render: (_value, shelf) => (
        <>
          <InUse shelf={shelf} />
          {versionInUse(shelf) === null && shelf.versions.length > 0 && (
            <span className="quiet small">本单位有{shelf.versions.length}个版本没有启用</span>
          )}
        </>
      ),
    },
  ];
  return (
    <Table<Shelf> rowKey="kind" size="small" columns={columns} dataSource={props.items} pagination={false} />
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
