import { rowsFile } from '../rows-file.ts';
import type { RequestHandler } from './$types';

/** The rows behind a figure, or one point of it, as an Arrow IPC stream. */
export const GET: RequestHandler = ({ params, url }) => rowsFile('arrow', params.id, url);
