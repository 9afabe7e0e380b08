import { Alert, Button, Space } from 'antd';
import type { ReactNode } from 'react';
import { useConfirm } from '../../parts/use-confirm.ts';
import { showMoment } from '../../parts/moments.ts';
import type { Offer } from './recovery.ts';

/**
 * Offers what was written and never saved as a revision. Until the person decides nothing else is written: new words
 * would take the place of the kept ones.
 */
export function RecoverNotice(props: { offer: Offer; onTake: () => void; onDrop: () => void }): ReactNode {
  const { offer } = props;
  const { confirm } = useConfirm();
  const drop = (): void => {
    void confirm({
      title: '不要这份没有保存的内容？',
      content: '丢弃后不再提示恢复。',
      okText: '丢弃',
      danger: true,
      onOk: props.onDrop,
    });
  };
  return (
    <Alert
      type="info"
      showIcon
      className="form-alert"
      title={`发现您 ${showMoment(offer.at)} 写过但没有保存的内容，请先选择是否恢复，再继续编写`}
      description={
        offer.stale
          ? '其后已有新的修订。恢复后请对照“修订对比”，再决定是否保存。'
          : '恢复后请检查并保存；不保存，原来的内容不变。'
      }
      action={
        <Space>
          <Button type="primary" size="small" onClick={props.onTake}>
            恢复
          </Button>
          <Button size="small" onClick={drop}>
            不需要
          </Button>
        </Space>
      }
    />
  );
}
