// Which pages the tests visit: one of every kind.

/** Pages that answer with 200. */
export const PAGES = [
  '/',
  '/omraade/tingbjerg',
  '/omraade/noerrebro',
  '/omraade/byomraade-urbanplanen',
  '/omraade/boligomraade-bispeparken',
  '/omraader',
  '/maal',
  '/indsatser',
  '/metode',
  '/metode/proev',
  '/metode/proev?graense.uddannelse=0&antal.samlet=3&kvarter=tingbjerg',
  '/metode/proev?metode=aabne-data-samlet',
  '/om',
];

/** Pages that do not exist: an area, and an address. */
export const MISSING = ['/omraade/findes-ikke', '/findes-ikke'];

/** Whether the map stands on a page. */
export const hasMap = (path) => path === '/' || path.startsWith('/omraade/');

/** A page's name in file names: "omraade-tingbjerg". */
export const fileName = (path) => path.slice(1).replaceAll(/[/?&=.]/g, '-') || 'forside';
