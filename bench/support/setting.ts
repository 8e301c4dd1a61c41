import type { Line } from './line.ts';

/** One size that the bench runs at, and where its files lie. */
export type Setting = {
	episodes: number;
	/** The folder of this size: exports, the loaded data folder, and scratch. */
	base: string;
	/** The made-up network's exports. */
	exports: string;
	/** The exports loaded and rolled up. */
	data: string;
	/** How often what takes seconds is repeated, and what takes minutes. */
	repeats: { short: number; long: number };
	/** How long readers read. */
	seconds: number;
};

/** A part of the bench: its name on the command line, its title, and what it measures. */
export type Part = {
	name: string;
	title: string;
	/** Whether it needs the exports loaded before it begins. */
	needsData: boolean;
	measure: (setting: Setting) => Promise<Line[]>;
};
