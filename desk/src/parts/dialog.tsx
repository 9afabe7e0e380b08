import { Drawer, Modal, type DrawerProps, type ModalProps } from 'antd';
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { LoadingStatus } from './loading.tsx';
import { beginIn, giveFocusBack, noteOpen, trailToHere } from './dialog-focus.ts';

/** What is said once for every dialog. */
type Settled = 'autoFocus' | 'destroyOnHidden' | 'focusable' | 'panelRef';

const OWN_FOCUS = { focusTriggerAfterClose: false } as const;

/**
 * A dialog in the middle of the screen. It begins in its first field, and gives the focus back to what opened it: whoever works with the
 * keyboard would begin at the top of the page again. Ant Design's own way fails where a field takes the focus as the dialog opens, where
 * the dialog is taken away whole, and where what opened it is gone.
 */
export function Dialog({ children, ...props }: Omit<ModalProps, Settled>): ReactNode {
  const panel = useRef<HTMLDivElement>(null);
  return (
    <>
      {props.open === true && <GiveBack panel={panel} />}
      <Modal {...props} destroyOnHidden focusable={OWN_FOCUS} panelRef={panel}>
        <LoadingStatus />
        {children}
        <Begin panel={panel} />
      </Modal>
    </>
  );
}

/** A dialog at the side of the screen, for what is long. The focus goes as in `Dialog`. */
export function SideDialog({ children, ...props }: Omit<DrawerProps, Settled>): ReactNode {
  const panel = useRef<HTMLDivElement>(null);
  return (
    <>
      {props.open === true && <GiveBack panel={panel} />}
      <Drawer {...props} destroyOnHidden autoFocus={false} focusable={OWN_FOCUS} panelRef={panel}>
        <LoadingStatus />
        {children}
        <Begin panel={panel} />
      </Drawer>
    </>
  );
}

interface OfPanel {
  readonly panel: RefObject<HTMLDivElement | null>;
}

/** Stands before the dialog: it is there before the dialog takes the focus, and gone as soon as the dialog begins to close. */
function GiveBack({ panel }: OfPanel): ReactNode {
  const [trail] = useState(trailToHere);
  useEffect(() => {
    noteOpen(panel, trail);
    return () => giveFocusBack(trail, panel);
  }, [panel, trail]);
  return null;
}

/** Stands in the dialog: it comes with the content. */
function Begin({ panel }: OfPanel): ReactNode {
  useEffect(() => {
    if (panel.current !== null) beginIn(panel.current);
  }, [panel]);
  return null;
}
