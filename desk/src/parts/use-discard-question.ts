import { useConfirm } from './use-confirm.ts';

/** Asks before what was filled in is thrown away; `undone` says what wasn't done with it: 保存, 登记. */
export function useDiscardQuestion(undone: string): (onDiscard: () => void) => void {
  const { confirm } = useConfirm();
  return (onDiscard) =>
    void confirm({
      title: '放弃填写的内容？',
      content: `还没有${undone}，关闭后需要重新填写。`,
      okText: '放弃',
      danger: true,
      cancelText: '继续填写',
      onOk: onDiscard,
    });
}
