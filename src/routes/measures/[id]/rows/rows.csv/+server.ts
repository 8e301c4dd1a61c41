import { rowsFile } from '../rows-file.ts';
import type { RequestHandler } from './$types';

/** The rows behind a figure, or one point of it, as CSV. */
export const GET: RequestHandler = ({ params, url }) => rowsFile('csv', params.id, url);
