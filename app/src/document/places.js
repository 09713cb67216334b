{
  const places = new Map();
  const here = () => location.pathname + location.search.replace(/[?&]vis=[^&]*/, '');
  const panel = () => document.querySelector('.panel');
  let shown = here();
  let isBack = false;
  addEventListener('popstate', () => { isBack = true; });
  addEventListener('scroll', () => {
    if (here() === shown) places.set(shown, [scrollY, panel()?.scrollTop ?? 0]);
  }, { capture: true, passive: true });
  addEventListener('byblik:shown', () => {
    shown = here();
    if (isBack) {
      const [page, inside] = places.get(shown) ?? [0, 0];
      scrollTo({ top: page, behavior: 'instant' });
      panel()?.scrollTo({ top: inside, behavior: 'instant' });
    }
    isBack = false;
  });
}
