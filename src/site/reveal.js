// Niceties only: the page is complete without this script. A link to a piece opens its teaser.
(() => {
  const reveal = () => {
    const piece = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const teaser = piece?.matches('article') ? piece.querySelector('.more') : undefined;
    if (teaser) teaser.open = true;
  };
  addEventListener('hashchange', reveal);
  reveal();
})();
