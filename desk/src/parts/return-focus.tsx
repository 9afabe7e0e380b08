import { useEffect, useState, type ReactNode } from 'react';

/**
 * Stands in a dialog and, when its content goes, gives the focus back to what had it before: whoever works with the keyboard would begin
 * at the top of the page again. The dialog's own way fails where one of its fields takes the focus as it opens, or where it is taken away
 * whole.
 */
export function ReturnFocus(): ReactNode {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // What was done may have taken the opener away, or have put the focus somewhere else.
      window.setTimeout(() => {
        if (opener instanceof HTMLElement && opener.isConnected && document.activeElement === document.body)
          opener.focus();
      });
    },
    [opener],
  );
  return null;
}
