import { json } from '@sveltejs/kit';
import { readLedger } from '../read-ledger.ts';
import type { RequestHandler } from './$types';

/** What the page of a ledger says, for the drawer that a script opens beside a figure. */
export const GET: RequestHandler = async ({ params, url }) =>
	json(await readLedger(params.id, url));
