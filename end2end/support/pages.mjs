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
  '/om',
];

/** Pages that do not exist: an area, and an address. */
export const MISSING = ['/omraade/findes-ikke', '/findes-ikke'];

/** Whether the map stands on a page. */
export const hasMap = (path) => path === '/' || path.startsWith('/omraade/');

/** A page's name in file names: "omraade-tingbjerg". */
export const fileName = (path) => path.slice(1).replaceAll('/', '-') || 'forside';
