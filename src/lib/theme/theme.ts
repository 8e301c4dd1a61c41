/** An accent colour as #rrggbb on light paper, and on dark. */
export type Accent = { light: string; dark: string };

/** A clinic's own look: its name, the file of its logo in the data folder, its accent. Each may be left out. */
export type Theme = { organisation?: string; logo?: string; accent?: Accent };

export type Scheme = keyof Accent;

/** The colours of src/app.css that an accent has to be told from, by scheme: a test holds the two together. */
export const surroundings: Record<
	Scheme,
	{ paper: string; shade: string; raised: string; ink: string; soft: string; onAccent: string[] }
> = {
	light: {
		paper: '#ffffff',
		shade: '#f4f6f8',
		raised: '#ffffff',
		ink: '#1b2430',
		soft: '#515d6c',
		onAccent: ['#ffffff', '#0d1a22']
	},
	dark: {
		paper: '#12171c',
		shade: '#1b222a',
		raised: '#202832',
		ink: '#e7ebf0',
		soft: '#a9b4c1',
		onAccent: ['#0d1a22', '#ffffff']
	}
};

export const schemes = Object.keys(surroundings) as Scheme[];
