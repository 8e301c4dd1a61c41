import type { OnNavigate } from '@sveltejs/kit';

/**
 * Fades from one page to the next, so that the eye sees what stays and what is new; for `onNavigate`. At once where
 * the browser cannot, or the reader wants no motion.
 */
export function turnPage(navigation: OnNavigate): Promise<void> | undefined {
	const wantsNone = matchMedia('(prefers-reduced-motion: reduce)').matches;
	if (wantsNone || !('startViewTransition' in document)) return undefined;
	return new Promise((resolve) => {
		const { ready } = document.startViewTransition(async () => {
			resolve();
			// What failed is shown as a page too.
			await Promise.allSettled([navigation.complete]);
		});
		// The next navigation cuts this one's fading short, and a hidden tab has none: neither is a fault.
		ready.catch(() => undefined);
	});
}
