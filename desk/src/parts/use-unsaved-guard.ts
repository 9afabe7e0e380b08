import { useBlocker } from '@tanstack/react-router';
import { useConfirm } from './use-confirm.ts';

/** Asks before a page with unsaved work is left, by a link of the desk or by closing the window. */
export function useUnsavedGuard(unsaved: boolean, consequence: string): void {
  const { confirm } = useConfirm();
  useBlocker({
    disabled: !unsaved,
    enableBeforeUnload: unsaved,
    shouldBlockFn: async ({ current, next }) => {
      if (current.pathname === next.pathname) return false;
      const leaves = await confirm({
        title: '有未保存的修改，确定离开吗？',
        content: consequence,
        okText: '离开',
        danger: true,
        cancelText: '留在本页',
      });
      return !leaves;
    },
  });
}
