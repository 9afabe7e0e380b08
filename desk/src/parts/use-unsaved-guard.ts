import { useBlocker } from '@tanstack/react-router';
import { App } from 'antd';

/** Asks before a page with unsaved work is left, by a link of the desk or by closing the window. */
export function useUnsavedGuard(unsaved: boolean, consequence: string): void {
  const { modal } = App.useApp();
  useBlocker({
    disabled: !unsaved,
    enableBeforeUnload: unsaved,
    shouldBlockFn: async ({ current, next }) => {
      if (current.pathname === next.pathname) return false;
      const leaves = await modal.confirm({
        title: '有未保存的修改，确定离开吗？',
        content: consequence,
        okText: '离开',
        cancelText: '留在本页',
      });
      return !leaves;
    },
  });
}
