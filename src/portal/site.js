// What public pages do with a script. Without it the 适老版 switch works for the page at hand, and links to
// other sites are marked all the same.
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
  const show = (on) => root.classList.toggle('elder', on);
  // Before the first paint, while the switch itself is not there yet. The class stays: old browsers know no :has().
  show(remembered());
  const connect = () => {
    for (const button of document.querySelectorAll('button.print-button')) {
      button.hidden = false;
      button.addEventListener('click', () => print());
    }
    const control = document.getElementById('elder');
    if (!(control instanceof HTMLInputElement)) return;
    control.checked = remembered();
    control.addEventListener('change', () => {
      remember(control.checked);
      show(control.checked);
    });
    // A page brought back from the browser's memory shows what was chosen meanwhile.
    addEventListener('pageshow', () => {
      control.checked = remembered();
      show(control.checked);
    });
  };
  // Home pages carry the banner in themselves; all others fetch it, so that one that is put up stands everywhere at once.
  const putUp = ({ banner }) => {
    if (banner === null || document.getElementById('banner') !== null) return;
    const urgent = banner.level === 'urgent';
    const box = document.createElement('div');
    box.id = 'banner';
    box.className = urgent ? 'banner banner-urgent' : 'banner';
    box.setAttribute('role', urgent ? 'alert' : 'status');
    box.setAttribute('aria-label', '紧急公告');
    const line = document.createElement('p');
    line.className = 'page';
    const text = document.createElement(banner.href === '' ? 'span' : 'a');
    if (text instanceof HTMLAnchorElement) text.href = banner.href;
    text.textContent = banner.text;
    line.append(text);
    box.append(line);
    document.querySelector('a.skip')?.after(box);
  };
  const fetchBanner = () => {
    if (document.getElementById('banner') !== null) return;
    fetch('/banner.json')
      .then((reply) => (reply.ok ? reply.json() : { banner: null }))
      .then(putUp)
      .catch(() => {
        // A page without the banner is better than none.
      });
  };
  document.addEventListener('DOMContentLoaded', connect);
  document.addEventListener('DOMContentLoaded', fetchBanner);
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a.leaves') : null;
    if (
      link instanceof HTMLAnchorElement &&
      !confirm(`您即将离开本站，打开站外网页：\n${link.host}\n\n站外网页的内容不由本站负责。是否继续？`)
    )
      event.preventDefault();
  });
})();
