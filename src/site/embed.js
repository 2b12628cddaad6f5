// For a page that shows briefs in frames: each frame becomes as high as its brief says that it is.
(() => {
  const LEAST = 200;
  const MOST = 100000;
  addEventListener('message', ({ source, data }) => {
    const height = data?.rubicon === 'height' ? data.height : undefined;
    if (typeof height !== 'number' || !(height >= LEAST && height <= MOST)) return;
    for (const frame of document.querySelectorAll('iframe'))
      if (frame.contentWindow === source) frame.style.height = `${Math.ceil(height)}px`;
  });
})();
