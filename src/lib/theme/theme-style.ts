import { accentColours } from '#lib/theme/contrast.ts';
import type { Accent } from '#lib/theme/theme.ts';

/** The style sheet that puts an accent in the place of ours, in both schemes. */
export function themeStyle(accent: Accent): string {
	const [light, dark] = [accentColours(accent, 'light'), accentColours(accent, 'dark')];
	const both = (of: keyof typeof light) => `light-dark(${light[of]}, ${dark[of]})`;
	// More specific than :root alone: whichever style sheet comes first, this one counts.
	return `html:root{--accent:${both('accent')};--accent-soft:${both('soft')};--on-accent:${both('onAccent')}}`;
}
