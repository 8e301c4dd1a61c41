import type { Theme } from '#lib/charts/palette.ts';

const queries = ['print', '(prefers-color-scheme: dark)'];

/** The theme the page is in now: paper while it prints, else the reader's choice, else the system's. */
export function currentTheme(): Theme {
	if (matchMedia('print').matches) return 'print';
	const { theme } = document.documentElement.dataset;
	const isDark = theme ? theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
	return isDark ? 'dark' : 'light';
}

/** Calls back whenever the theme may have changed, until the function it gives is called. */
export function watchTheme(onChange: () => void): () => void {
	const lists = queries.map((query) => matchMedia(query));
	for (const list of lists) list.addEventListener('change', onChange);
	const observer = new MutationObserver(onChange);
	observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
	return () => {
		for (const list of lists) list.removeEventListener('change', onChange);
		observer.disconnect();
	};
}
