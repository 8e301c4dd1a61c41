import { clampChroma, converter, formatHex, interpolate, wcagContrast } from 'culori';
import { schemes, surroundings, type Accent, type Scheme } from '#lib/theme/theme.ts';

/** What WCAG 2.2 asks of text at level AA (success criterion 1.4.3), as a ratio to one. */
export const contrastOfText = 4.5;

/** How much of the accent is in the ground behind what is chosen. */
const share: Record<Scheme, number> = { light: 0.12, dark: 0.22 };

/** The colours that follow from an accent in one scheme, as #rrggbb. */
export type AccentColours = { accent: string; soft: string; onAccent: string };

const contrastWith = (one: string) => (other: string) => wcagContrast(one, other);

/** What stands on an accent is whichever of white and near black is the easier to read there. */
function readableOn(accent: string, scheme: Scheme): string {
	const offered = surroundings[scheme].onAccent;
	const contrast = contrastWith(accent);
	return offered.toSorted((a, b) => contrast(b) - contrast(a))[0] ?? '';
}

/** The colours that follow from the accent of one scheme. */
export function accentColours(accents: Accent, scheme: Scheme): AccentColours {
	const accent = accents[scheme];
	const mix = interpolate([surroundings[scheme].paper, accent], 'oklab');
	return { accent, soft: formatHex(mix(share[scheme])), onAccent: readableOn(accent, scheme) };
}

/** An accent that is too hard to read: beside what, by how much, and a colour of its hue that would do. */
export type ContrastProblem = {
	scheme: Scheme;
	beside: string;
	ratio: number;
	instead: string | null;
};

/** The pairs of colours that have to be told apart, by what the second one is. */
function pairsOf(accents: Accent, scheme: Scheme): [beside: string, one: string, other: string][] {
	const { paper, shade, raised, ink, soft: words } = surroundings[scheme];
	const { accent, soft, onAccent } = accentColours(accents, scheme);
	return [
		['the page', accent, paper],
		['a shaded part', accent, shade],
		['a button', accent, raised],
		['the words on it', accent, onAccent],
		['text on its pale ground', ink, soft],
		['small text on its pale ground', words, soft]
	];
}

const worstOf = (accents: Accent, scheme: Scheme) =>
	pairsOf(accents, scheme)
		.map(([beside, one, other]) => ({ beside, ratio: wcagContrast(one, other) }))
		.toSorted((a, b) => a.ratio - b.ratio)[0];

const toOklch = converter('oklch');
const steps = 100;

/** The nearest lightness of the same hue that is easy enough to read, as #rrggbb; null where there is none. */
function readableLike(accents: Accent, scheme: Scheme): string | null {
	const start = toOklch(accents[scheme]);
	if (!start) return null;
	for (let step = 1; step <= steps; step++) {
		const l = start.l + ((scheme === 'light' ? -1 : 1) * step) / steps;
		if (l <= 0 || l >= 1) return null;
		const candidate = formatHex(clampChroma({ ...start, l }, 'oklch'));
		const worst = worstOf({ ...accents, [scheme]: candidate }, scheme);
		if (worst && worst.ratio >= contrastOfText) return candidate;
	}
	return null;
}

/** What of an accent cannot be read well enough, at worst one of each scheme. Colours are #rrggbb. */
export const contrastProblems = (accents: Accent): ContrastProblem[] =>
	schemes.flatMap((scheme) => {
		const worst = worstOf(accents, scheme);
		if (!worst || worst.ratio >= contrastOfText) return [];
		return [{ scheme, ...worst, instead: readableLike(accents, scheme) }];
	});
