import type { PageServerData } from './$types';

/** What became of one file of a load, as the public contract words it. */
export type FileReceipt = PageServerData['batches'][number]['files'][number];
