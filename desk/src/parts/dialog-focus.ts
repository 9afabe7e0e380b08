import type { RefObject } from 'react';

/** Places for the focus once a dialog has closed, the best first: what opened it, then what stands nearby. */
export type FocusTrail = readonly HTMLElement[];

const HEADINGS = 'h1, h2, h3, h4, h5, h6';
const FIELDS = 'input, textarea, select, [contenteditable="true"]';
const READ_ONLY = '[readonly]:not([role="combobox"])';
/** A field whose choices are still on their way. */
const LOADING = '.ant-select-loading';
const OPERABLE = `${FIELDS}, button, a[href], [tabindex="0"]`;

/** The dialogs that are open, with where each will give the focus back to. */
const openDialogs = new Map<RefObject<HTMLElement | null>, FocusTrail>();

/** Where the focus goes back to from a dialog that opens now. To be asked before the dialog takes the focus. */
export function trailToHere(): FocusTrail {
  const opener = document.activeElement;
  const main = mainPlaces();
  if (!(opener instanceof HTMLElement) || opener === document.body) return main;
  // A menu is closed by what is chosen from it: the button that opened it stays.
  const trigger = opener.closest('.ant-dropdown') && document.querySelector('.ant-dropdown-open');
  const start = trigger instanceof HTMLElement ? trigger : opener;
  const around = [...openDialogs].find(([panel]) => panel.current?.contains(start));
  const within = around?.[0].current ?? document.querySelector('main');
  return [
    opener,
    start,
    ...headingBefore(start, within),
    ...(within === null ? [] : [within]),
    ...(around?.[1] ?? main),
  ];
}

/** Tells that a dialog is open, so that those opened from it know where to go when it closes with them. */
export function noteOpen(panel: RefObject<HTMLElement | null>, trail: FocusTrail): void {
  openDialogs.set(panel, trail);
}

/**
 * Gives the focus back from a dialog that has just closed, unless something else has taken it. What opened the dialog may go when the
 * list is loaded again: then the next place of the trail has it.
 */
export function giveFocusBack(trail: FocusTrail, panel: RefObject<HTMLElement | null>): void {
  openDialogs.delete(panel);
  const closed = panel.current;
  window.setTimeout(() => {
    if (!openDialogs.has(panel) && isNowhere(closed)) focusFirstOf(trail);
  });
}

/** Begins in the first field; where something else comes first, at the dialog itself, or at its way out when it is dangerous. */
export function beginIn(panel: HTMLElement): void {
  if (!panel.hasAttribute('tabindex')) panel.tabIndex = -1;
  let start = firstField(panel) ?? wayOut(panel) ?? panel;
  start.focus({ preventScroll: true });
  // Fields come with what the server answers, or can be filled in only then: nobody who has begun is called away for them.
  const watch = new MutationObserver(() => {
    const field = firstField(panel);
    if (document.activeElement !== start) watch.disconnect();
    else if (field !== null && field !== start) {
      start = field;
      start.focus({ preventScroll: true });
    }
  });
  watch.observe(panel, { childList: true, subtree: true, attributeFilter: ['disabled'] });
  for (const begun of ['keydown', 'pointerdown'])
    panel.addEventListener(begun, () => watch.disconnect(), { once: true });
}

/** Focuses the first place that is there and takes it, and looks after it until the focus moves on. */
function focusFirstOf(trail: FocusTrail): void {
  const at = trail.findIndex(takeFocus);
  const place = trail[at];
  if (place === undefined) return;
  const watch = new MutationObserver(() => {
    const isGone = !isSeen(place);
    const isOurs = document.activeElement === place || isNowhere(null);
    if (isGone || !isOurs) watch.disconnect();
    if (isGone && isOurs) focusFirstOf(trail.slice(at + 1));
  });
  watch.observe(document.body, { childList: true, subtree: true });
}

function takeFocus(place: HTMLElement): boolean {
  if (!isSeen(place)) return false;
  if (place.matches(HEADINGS) && !place.hasAttribute('tabindex')) {
    place.tabIndex = -1;
    place.addEventListener('blur', () => place.removeAttribute('tabindex'), { once: true });
  }
  place.focus({ preventScroll: true });
  return document.activeElement === place;
}

/** The heading that is read before this place. */
function headingBefore(place: HTMLElement, within: HTMLElement | null): HTMLElement[] {
  const headings = [...(within?.querySelectorAll<HTMLElement>(HEADINGS) ?? [])].filter(isSeen);
  return headings
    .filter((heading) => heading.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING)
    .slice(-1);
}

function mainPlaces(): HTMLElement[] {
  return ['main h1', 'main'].flatMap((place) => [...document.querySelectorAll<HTMLElement>(place)]);
}

/** Its first field, once it is free, when nothing comes before it that can be operated, e.g. the buttons of a file that is read. */
function firstField(panel: HTMLElement): HTMLElement | null {
  const body = panel.querySelector('.ant-modal-body, .ant-drawer-body');
  const first = [...(body?.querySelectorAll<HTMLElement>(OPERABLE) ?? [])].find(
    (one) => isSeen(one) && !one.matches(`:disabled:not(${LOADING} *), ${READ_ONLY}`),
  );
  if (first === undefined || !first.matches(FIELDS) || first.matches(':disabled, table *')) return null;
  // Of several to choose from, the keyboard comes to the one that is chosen.
  const group = first.closest('[role="radiogroup"]');
  return group?.querySelector<HTMLElement>('input:checked') ?? first;
}

function wayOut(panel: HTMLElement): HTMLElement | null {
  const buttons = [...panel.querySelectorAll<HTMLElement>('.ant-modal-footer button')].filter(isSeen);
  const isDangerous = (button: HTMLElement): boolean => button.matches('.ant-btn-dangerous');
  return buttons.some(isDangerous) ? (buttons.find((button) => !isDangerous(button)) ?? null) : null;
}

function isSeen(element: HTMLElement): boolean {
  return element.isConnected && element.getClientRects().length > 0;
}

/** Nothing has the focus, or only what is going. */
function isNowhere(going: HTMLElement | null): boolean {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || active === document.body) return true;
  return going?.contains(active) === true || !isSeen(active);
}
