// Which pages the tests visit: one of every kind, and some of them in English.

/** Pages that answer with 200. */
export const PAGES = [
  '/',
  '/omraade/tingbjerg',
  '/omraade/noerrebro',
  '/omraade/byomraade-urbanplanen',
  '/omraade/boligomraade-bispeparken',
  '/omraader',
  '/sammenlign',
  '/sammenlign?omraader=tingbjerg,noerrebro,husum-nord,valby-syd',
  '/maal',
  '/maal/arbejde-og-uddannelse',
  '/maal/faerre-udsatte-byomraader',
  '/indsatser',
  '/indsatser?maal=boerne-og-ungeliv&q=fritid',
  '/indsatser?q=findes-slet-ikke',
  '/indsatser/fritidsjob',
  '/organisationer/koebenhavns-kommune',
  '/ret?om=indsatser/fritidsjob',
  '/nyt',
  '/nyt/det-kan-du-se',
  '/metode',
  '/metode/laes-tallene',
  '/metode/proev',
  '/metode/proev?graense.uddannelse=0&antal.samlet=3&kvarter=tingbjerg',
  '/metode/proev?metode=aabne-data-samlet',
  '/soeg',
  '/soeg?q=55.719,12.486',
  '/om',
  '/privatliv',
  '/tilgaengelighed',
  '/uden-net',
  '/en',
  '/en/omraade/tingbjerg',
  '/en/omraader',
  '/en/sammenlign?omraader=tingbjerg,noerrebro',
  '/en/maal',
  '/en/maal/arbejde-og-uddannelse',
  '/en/indsatser',
  '/en/indsatser/fritidsjob',
  '/en/nyt',
  '/en/metode',
  '/en/metode/proev',
  '/en/om',
];

/** Pages that do not exist: an area, and an address. */
export const MISSING = ['/omraade/findes-ikke', '/findes-ikke', '/en/omraade/tingberg'];

/** A page's language, as its address says. */
export const language = (path) => (/^\/en(\/|$)/.test(path) ? 'en' : 'da');

/** A page's name in file names: "omraade-tingbjerg". */
export const fileName = (path) => path.slice(1).replaceAll(/[/?&=., ]/g, '-') || 'forside';
