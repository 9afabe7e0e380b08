// Remembers the 适老版 switch on this device. Without this script the switch works for the page at hand.
(() => {
  'use strict';
  const KEY = 'gongkai-elder';
  const root = document.documentElement;
  const remembered = () => {
    try {
      return localStorage.getItem(KEY) === '1';
    } catch {
      return false;
    }
  };
  const remember = (on) => {
    try {
      if (on) localStorage.setItem(KEY, '1');
      else localStorage.removeItem(KEY);
    } catch {
      // Private windows may refuse; the switch still works for this page.
    }
  };
  // Before the first paint, while the switch itself is not there yet.
  root.classList.toggle('elder', remembered());
  const connect = () => {
    const control = document.getElementById('elder');
    if (!(control instanceof HTMLInputElement)) return;
    control.checked = remembered();
    root.classList.remove('elder');
    control.addEventListener('change', () => remember(control.checked));
    // A page brought back from the browser's memory shows what was chosen meanwhile.
    addEventListener('pageshow', () => {
      control.checked = remembered();
    });
  };
  document.addEventListener('DOMContentLoaded', connect);
})();
