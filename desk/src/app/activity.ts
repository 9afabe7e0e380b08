const EVENTS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;
const RECENT_MS = 120_000;

let lastSign = Date.now();
for (const name of EVENTS) {
  window.addEventListener(
    name,
    () => {
      lastSign = Date.now();
    },
    { passive: true },
  );
}

/**
 * Whether somebody was at the desk within the last two minutes. Pages refresh themselves only then: a page that asks
 * on its own would keep an unattended session alive for ever.
 */
export function somebodyIsHere(): boolean {
  return Date.now() - lastSign < RECENT_MS;
}
