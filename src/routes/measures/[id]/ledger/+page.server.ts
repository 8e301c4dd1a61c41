import { readLedger } from './read-ledger.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url }) => ({
	ledger: await readLedger(params.id, url)
});
