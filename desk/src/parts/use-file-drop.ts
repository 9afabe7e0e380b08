import { useEffect, useEffectEvent, useState, type RefObject } from 'react';

/**
 * Lets files be dropped on an element, beside the button that chooses them. Returns whether files hang over it now;
 * null instead of a handler takes none.
 */
export function useFileDrop(
  target: RefObject<HTMLElement | null>,
  onFiles: ((files: readonly File[]) => void) | null,
): boolean {
  const [over, setOver] = useState(false);
  const hang = useEffectEvent((event: DragEvent) => {
    if (onFiles === null || event.dataTransfer?.types.includes('Files') !== true) return;
    event.preventDefault();
    setOver(true);
  });
  const drop = useEffectEvent((event: DragEvent) => {
    setOver(false);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (onFiles === null || files.length === 0) return;
    event.preventDefault();
    onFiles(files);
  });
  useEffect(() => {
    const element = target.current;
    if (element === null) return undefined;
    const stop = new AbortController();
    const { signal } = stop;
    element.addEventListener('dragover', (event) => hang(event), { signal });
    element.addEventListener('dragleave', () => setOver(false), { signal });
    element.addEventListener('drop', (event) => drop(event), { signal });
    return () => stop.abort();
  }, [target]);
  return over;
}
