import { App, type ModalFuncProps } from 'antd';
import { giveFocusBack, trailToHere } from './dialog-focus.ts';

/** A question before something is done. */
interface Question {
  readonly title: string;
  readonly content?: string;
  readonly okText: string;
  readonly cancelText?: string;
  /** Something is lost by it. */
  readonly danger?: boolean;
  readonly onOk?: () => unknown;
}

/** Something that is shown once and has to be read. */
interface Notice {
  readonly title: string;
  readonly content: string;
  readonly okText?: string;
  readonly onOk?: () => unknown;
}

/**
 * Questions and notices in a dialog of their own. A question begins at its way out: Enter pressed twice does nothing. The focus goes back
 * as in `Dialog`. A notice isn't closed by Escape: what it says can't be shown again.
 */
export function useConfirm(): {
  readonly confirm: (question: Question) => Promise<boolean>;
  readonly tell: (notice: Notice) => void;
} {
  const { modal } = App.useApp();
  return {
    confirm: async ({ danger = false, cancelText = '取消', ...question }) =>
      modal.confirm({
        ...question,
        ...givingBack('cancel'),
        cancelText,
        okButtonProps: { danger },
      }),
    tell: (notice) => {
      modal.success({ ...notice, ...givingBack('ok'), keyboard: false });
    },
  };
}

function givingBack(autoFocusButton: 'ok' | 'cancel'): ModalFuncProps {
  const trail = trailToHere();
  return {
    focusable: { autoFocusButton, focusTriggerAfterClose: false },
    afterClose: () => giveFocusBack(trail, { current: null }),
  };
}
