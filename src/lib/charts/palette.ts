/** Which colours a chart is drawn in. A page draws in light and recolours by CSS variables. */
export type Theme = 'light' | 'dark' | 'print';

/**
 * What a colour is for. One accent hue, and greys; a point that a rule marks has a hue and a shape of its own, so no
 * reading rests on telling hues apart.
 */
export type Palette = {
	/** Category names and values. */
	ink: string;
	/** Axis labels and notes. */
	muted: string;
	/** Grid lines. */
	grid: string;
	/** Axis lines and reference lines. */
	axis: string;
	/** The marks. */
	accent: string;
	/** Interval bands and quartile boxes. */
	soft: string;
	/** Marks that rest on too few people. */
	faint: string;
	/** The inside of a hollow mark. */
	paper: string;
	/** The usual range. */
	range: string;
	/** Points that a rule marks as worse than usual. */
	concern: string;
	/** Points that a rule marks where neither direction is better. */
	change: string;
};

const palettes: Record<Theme, Palette> = {
	light: {
		ink: '#1f2933',
		muted: '#55616d',
		grid: '#e4e8ec',
		axis: '#8894a0',
		accent: '#0b659c',
		soft: '#cadfee',
		faint: '#b3bcc5',
		paper: '#fffffe',
		range: '#eff1f3',
		concern: '#b04a00',
		change: '#6b4a9e'
	},
	dark: {
		ink: '#e6ebf0',
		muted: '#a6b1bc',
		grid: '#2e3740',
		axis: '#75828f',
		accent: '#6fb5ea',
		soft: '#22445e',
		faint: '#5a6672',
		paper: '#12171c',
		range: '#1e262d',
		concern: '#f0a05a',
		change: '#b79ae0'
	},
	print: {
		ink: '#1a1a1a',
		muted: '#4a4a4a',
		grid: '#dcdcdc',
		axis: '#808080',
		accent: '#0a5687',
		soft: '#d0e2ef',
		faint: '#b0b0b0',
		paper: '#ffffff',
		range: '#efefee',
		concern: '#a04400',
		change: '#5f4190'
	}
};

/** The colours of a theme. */
export const paletteOf = (theme: Theme): Palette => palettes[theme];

/** The CSS custom property that carries a role's colour on a page, such as `--chart-ink`. */
export const paletteVariable = (role: string): string => `--chart-${role}`;
