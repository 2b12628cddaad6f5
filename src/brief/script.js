// Niceties only: the page is complete without this script.
(() => {
  const parts = () => [...document.querySelectorAll('details')];
  const button = document.getElementById('fold');

  // One button opens every part but the data tables, or closes all.
  const someClosed = () => parts().some((part) => !part.open && !part.classList.contains('data'));
  const show = () => {
    button.textContent = someClosed() ? 'Open all' : 'Close all';
  };
  if (button) {
    button.hidden = false;
    button.addEventListener('click', () => {
      const open = someClosed();
      for (const part of parts()) part.open = open && !part.classList.contains('data');
      show();
    });
    document.addEventListener('toggle', show, true);
    show();
  }

  // A link to something inside a closed part opens that part.
  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1));
    for (let part = target?.closest('details'); part; part = part.parentElement.closest('details'))
      part.open = true;
  };
  addEventListener('hashchange', reveal);
  reveal();

  // In a frame of another page: it is told how high this page is, so that the frame need not scroll.
  if (parent !== window) {
    document.documentElement.toggleAttribute('data-rubicon-framed', true);
    const tell = () =>
      parent.postMessage({ rubicon: 'height', height: document.body.getBoundingClientRect().height }, '*');
    new ResizeObserver(tell).observe(document.body);
  }
})();
