import { families } from '#lib/measures/families.ts';

/** What most readers open: what changed, and the page of each family as it stands without a choice. */
const paths = ['/', ...families.map(({ path }) => path)];

/**
 * Asks a server for the pages that most readers open, one after the other, so that no reader is the first to wait for
 * their figures and charts. It takes no more of the server than one more reader. What a page answers is the next
 * reader's matter; throws where the server cannot be reached.
 */
export async function warmPages(address: string): Promise<void> {
	for (const path of paths) await (await fetch(new URL(path, address))).arrayBuffer();
}
