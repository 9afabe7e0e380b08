import { Table, type TableProps } from 'antd';
import { useEffect, useRef, type ComponentRef, type ReactNode } from 'react';

/** A table of records. Where the screen is too narrow for it, it moves sideways by itself, by keyboard too. */
export function DeskTable<Row extends object>(props: TableProps<Row>): ReactNode {
  const table = useRef<ComponentRef<typeof Table>>(null);
  useEffect(() => {
    const box = table.current?.nativeElement.querySelector('.ant-table-content');
    if (!(box instanceof HTMLElement)) return undefined;
    // Only what can move takes the focus: elsewhere it would be one more stop on the way through the page.
    const watch = new ResizeObserver(() => {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
      else box.removeAttribute('tabindex');
    });
    for (const part of [box, ...box.children]) watch.observe(part);
    return () => watch.disconnect();
  }, []);
  return <Table<Row> ref={table} pagination={false} scroll={{ x: 'max-content' }} {...props} />;
}
