import { Button, Space } from 'antd';
import { useState, type ReactNode } from 'react';

/** Keeps the way through a list that is paged by key: the cursors of all pages before this one. */
export function useKeyset(): {
  cursor: string | undefined;
  pageNumber: number;
  forward: (next: string) => void;
  back: () => void;
  restart: () => void;
} {
  const [trail, setTrail] = useState<readonly string[]>([]);
  return {
    cursor: trail.at(-1),
    pageNumber: trail.length + 1,
    forward: (next) => setTrail((before) => [...before, next]),
    back: () => setTrail((before) => before.slice(0, -1)),
    restart: () => setTrail([]),
  };
}

/** Buttons below such a list. */
export function KeysetPager(props: {
  keyset: ReturnType<typeof useKeyset>;
  next: string | null | undefined;
  total: number | null | undefined;
}): ReactNode {
  const { keyset, next, total } = props;
  return (
    <nav className="pager" aria-label="翻页">
      <span className="quiet">
        {total === null ? '超过 10000 条' : total === undefined ? '' : `共 ${total} 条`}
      </span>
      <Space>
        <Button disabled={keyset.pageNumber === 1} onClick={keyset.back}>
          上一页
        </Button>
        <span>第 {keyset.pageNumber} 页</span>
        <Button disabled={!next} onClick={() => next && keyset.forward(next)}>
          下一页
        </Button>
      </Space>
    </nav>
  );
}
